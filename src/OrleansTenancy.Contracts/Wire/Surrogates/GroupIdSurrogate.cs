using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="GroupId"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.GroupId)]
internal struct GroupIdSurrogate
{
    [Id(0)]
    public string Value;
}

/// <summary>Carries <see cref="GroupId"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class GroupIdConverter : IConverter<GroupId, GroupIdSurrogate>
{
    public GroupId ConvertFromSurrogate(in GroupIdSurrogate surrogate) => GroupId.Parse(surrogate.Value);

    public GroupIdSurrogate ConvertToSurrogate(in GroupId value) => new() { Value = value.Value };
}
