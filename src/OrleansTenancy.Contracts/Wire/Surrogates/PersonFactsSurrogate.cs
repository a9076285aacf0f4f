using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.People;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="PersonFacts"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.PersonFacts)]
internal struct PersonFactsSurrogate
{
    [Id(0)]
    public UserId Id;

    [Id(1)]
    public long Version;

    [Id(2)]
    public ImmutableDictionary<TenantId, TenantStanding> Tenants;

    [Id(3)]
    public ImmutableDictionary<PartnerId, MembershipFacts> Memberships;
}

/// <summary>Carries <see cref="PersonFacts"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class PersonFactsConverter : IConverter<PersonFacts, PersonFactsSurrogate>
{
    public PersonFacts ConvertFromSurrogate(in PersonFactsSurrogate surrogate) => new(surrogate.Id, surrogate.Version)
    {
        Tenants = surrogate.Tenants,
        Memberships = surrogate.Memberships,
    };

    public PersonFactsSurrogate ConvertToSurrogate(in PersonFacts value) => new()
    {
        Id = value.Id,
        Version = value.Version,
        Tenants = value.Tenants,
        Memberships = value.Memberships,
    };
}
