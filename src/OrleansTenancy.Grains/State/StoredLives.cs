using OrleansTenancy.Contracts.Wire;

namespace OrleansTenancy.Grains.State;

/// <summary>The row about all lives of tenants that are gone.</summary>
[GenerateSerializer, Immutable, Alias(DeletionAliases.StoredLives)]
internal sealed record StoredLives
{
    /// <summary>No counter of any of them was higher.</summary>
    [Id(0)]
    public long Floor { get; init; }
}
