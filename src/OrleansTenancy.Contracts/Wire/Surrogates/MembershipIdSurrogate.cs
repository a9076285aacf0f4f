using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="MembershipId"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.MembershipId)]
internal struct MembershipIdSurrogate
{
    [Id(0)]
    public Guid Value;
}

/// <summary>Carries <see cref="MembershipId"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class MembershipIdConverter : IConverter<MembershipId, MembershipIdSurrogate>
{
    public MembershipId ConvertFromSurrogate(in MembershipIdSurrogate surrogate) => new(surrogate.Value);

    public MembershipIdSurrogate ConvertToSurrogate(in MembershipId value) => new() { Value = value.Value };
}
