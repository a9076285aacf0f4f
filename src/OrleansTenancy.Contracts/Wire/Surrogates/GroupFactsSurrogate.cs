using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="GroupFacts"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.GroupFacts)]
internal struct GroupFactsSurrogate
{
    [Id(0)]
    public GroupId Id;

    [Id(1)]
    public string Name;

    [Id(2)]
    public GroupId? Parent;

    [Id(3)]
    public long Incarnation;
}

/// <summary>Carries <see cref="GroupFacts"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class GroupFactsConverter : IConverter<GroupFacts, GroupFactsSurrogate>
{
    public GroupFacts ConvertFromSurrogate(in GroupFactsSurrogate surrogate) =>
        new(surrogate.Id, surrogate.Name, surrogate.Parent, surrogate.Incarnation);

    public GroupFactsSurrogate ConvertToSurrogate(in GroupFacts value) => new()
    {
        Id = value.Id,
        Name = value.Name,
        Parent = value.Parent,
        Incarnation = value.Incarnation,
    };
}
