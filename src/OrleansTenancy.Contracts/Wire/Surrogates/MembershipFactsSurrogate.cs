using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="MembershipFacts"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.MembershipFacts)]
internal struct MembershipFactsSurrogate
{
    [Id(0)]
    public MembershipId Id;

    [Id(1)]
    public PartnerId Partner;

    [Id(2)]
    public MemberRole Role;

    [Id(3)]
    public long Sequence;

    [Id(4)]
    public DateTimeOffset? ExpiresAt;

    [Id(5)]
    public DateTimeOffset? NotBefore;
}

/// <summary>Carries <see cref="MembershipFacts"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class MembershipFactsConverter : IConverter<MembershipFacts, MembershipFactsSurrogate>
{
    public MembershipFacts ConvertFromSurrogate(in MembershipFactsSurrogate surrogate) => new(
        surrogate.Id,
        surrogate.Partner,
        surrogate.Role,
        surrogate.Sequence,
        surrogate.ExpiresAt)
    {
        NotBefore = surrogate.NotBefore,
    };

    public MembershipFactsSurrogate ConvertToSurrogate(in MembershipFacts value) => new()
    {
        Id = value.Id,
        Partner = value.Partner,
        Role = value.Role,
        Sequence = value.Sequence,
        ExpiresAt = value.ExpiresAt,
        NotBefore = value.NotBefore,
    };
}
