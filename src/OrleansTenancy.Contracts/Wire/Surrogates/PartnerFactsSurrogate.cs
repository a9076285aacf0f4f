using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="PartnerFacts"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.PartnerFacts)]
internal struct PartnerFactsSurrogate
{
    [Id(0)]
    public PartnerSettings Settings;

    [Id(1)]
    public string Name;

    [Id(2)]
    public UserId CreatedBy;

    [Id(3)]
    public DateTimeOffset CreatedAt;

    [Id(4)]
    public ImmutableDictionary<UserId, MembershipId> Admins;

    [Id(5)]
    public ImmutableDictionary<UserId, MembershipId> Others;

    [Id(6)]
    public long LastMemberSequence;

    [Id(7)]
    public ImmutableHashSet<UserId> Ending;
}

/// <summary>Carries <see cref="PartnerFacts"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class PartnerFactsConverter : IConverter<PartnerFacts, PartnerFactsSurrogate>
{
    public PartnerFacts ConvertFromSurrogate(in PartnerFactsSurrogate surrogate) =>
        new(surrogate.Settings, surrogate.Name, surrogate.CreatedBy, surrogate.CreatedAt)
    {
        Admins = surrogate.Admins,
        Others = surrogate.Others,
        LastMemberSequence = surrogate.LastMemberSequence,
        Ending = surrogate.Ending,
    };

    public PartnerFactsSurrogate ConvertToSurrogate(in PartnerFacts value) => new()
    {
        Settings = value.Settings,
        Name = value.Name,
        CreatedBy = value.CreatedBy,
        CreatedAt = value.CreatedAt,
        Admins = value.Admins,
        Others = value.Others,
        LastMemberSequence = value.LastMemberSequence,
        Ending = value.Ending,
    };
}
