using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="GroupRef"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.GroupRef)]
internal struct GroupRefSurrogate
{
    [Id(0)]
    public GroupId Id;

    [Id(1)]
    public long Incarnation;
}

/// <summary>Carries <see cref="GroupRef"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class GroupRefConverter : IConverter<GroupRef, GroupRefSurrogate>
{
    public GroupRef ConvertFromSurrogate(in GroupRefSurrogate surrogate) => new(surrogate.Id, surrogate.Incarnation);

    public GroupRefSurrogate ConvertToSurrogate(in GroupRef value) =>
        new() { Id = value.Id, Incarnation = value.Incarnation };
}
