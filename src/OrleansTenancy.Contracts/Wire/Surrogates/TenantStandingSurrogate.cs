using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="TenantStanding"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.TenantStanding)]
internal struct TenantStandingSurrogate
{
    [Id(0)]
    public TenantUid Uid;

    [Id(1)]
    public ImmutableArray<RoleGrant> Own;

    [Id(2)]
    public ImmutableArray<LinkStanding> Links;
}

/// <summary>Carries <see cref="TenantStanding"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class TenantStandingConverter : IConverter<TenantStanding, TenantStandingSurrogate>
{
    public TenantStanding ConvertFromSurrogate(in TenantStandingSurrogate surrogate) => new(surrogate.Uid)
    {
        Own = surrogate.Own,
        Links = surrogate.Links,
    };

    public TenantStandingSurrogate ConvertToSurrogate(in TenantStanding value) =>
        new() { Uid = value.Uid, Own = value.Own, Links = value.Links };
}
