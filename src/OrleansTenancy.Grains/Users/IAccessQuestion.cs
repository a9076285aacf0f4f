using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Users;

/// <summary>Something to be decided about one person in one tenant.</summary>
/// <typeparam name="TAnswer">What is answered.</typeparam>
internal interface IAccessQuestion<TAnswer>
{
    /// <summary>The tenant.</summary>
    TenantId Tenant { get; }

    /// <summary>The token by which the person asks; null: none.</summary>
    TokenId? Token { get; }

    /// <summary>The resources whose place the answer depends on, given the person's path; possibly none.</summary>
    IReadOnlyList<ResourceKey> Needs(AccessPath path, TenantPolicy policy);

    /// <summary>The answer. Pure.</summary>
    /// <param name="grounds">What it is decided from.</param>
    /// <param name="placements">Where the needed resources lie, in the order of <see cref="Needs"/>.</param>
    TAnswer Answer(in AccessGrounds grounds, ImmutableArray<Placement> placements);
}
