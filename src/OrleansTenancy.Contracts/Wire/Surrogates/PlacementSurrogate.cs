using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire form of <see cref="Placement"/>.</summary>
[GenerateSerializer, Alias(WireAliases.Placement)]
internal struct PlacementSurrogate
{
    [Id(0)]
    public bool Exists;

    [Id(1)]
    public GroupRef? Group;
}

/// <summary>To and from the wire form.</summary>
[RegisterConverter]
internal sealed class PlacementConverter : IConverter<Placement, PlacementSurrogate>
{
    public Placement ConvertFromSurrogate(in PlacementSurrogate surrogate) => new(surrogate.Exists, surrogate.Group);

    public PlacementSurrogate ConvertToSurrogate(in Placement value) =>
        new() { Exists = value.Exists, Group = value.Group };
}
