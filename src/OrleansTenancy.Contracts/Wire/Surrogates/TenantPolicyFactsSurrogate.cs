using System.Collections.Immutable;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="TenantPolicyFacts"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.TenantPolicyFacts)]
internal struct TenantPolicyFactsSurrogate
{
    [Id(0)]
    public TenantId Id;

    [Id(1)]
    public TenantUid Uid;

    [Id(2)]
    public TenantState State;

    [Id(3)]
    public long Version;

    [Id(4)]
    public bool PortalActive;

    [Id(5)]
    public PartnerId? Owner;

    [Id(6)]
    public ImmutableArray<LinkFacts> Links;

    [Id(7)]
    public ImmutableDictionary<RoleId, RoleFacts> Roles;

    [Id(8)]
    public ImmutableDictionary<GroupId, GroupFacts> Groups;

    [Id(9)]
    public ImmutableArray<string> MaskedScopes;
}

/// <summary>Carries <see cref="TenantPolicyFacts"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class TenantPolicyFactsConverter : IConverter<TenantPolicyFacts, TenantPolicyFactsSurrogate>
{
    public TenantPolicyFacts ConvertFromSurrogate(in TenantPolicyFactsSurrogate surrogate) =>
        new(surrogate.Id, surrogate.Uid, surrogate.State, surrogate.Version)
    {
        PortalActive = surrogate.PortalActive,
        Owner = surrogate.Owner,
        Links = surrogate.Links,
        Roles = surrogate.Roles,
        Groups = surrogate.Groups,
        MaskedScopes = surrogate.MaskedScopes,
    };

    public TenantPolicyFactsSurrogate ConvertToSurrogate(in TenantPolicyFacts value) => new()
    {
        Id = value.Id,
        Uid = value.Uid,
        State = value.State,
        Version = value.Version,
        PortalActive = value.PortalActive,
        Owner = value.Owner,
        Links = value.Links,
        Roles = value.Roles,
        Groups = value.Groups,
        MaskedScopes = value.MaskedScopes,
    };
}
