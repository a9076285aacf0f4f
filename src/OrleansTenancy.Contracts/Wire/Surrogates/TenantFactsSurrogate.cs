using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Staffing;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="TenantFacts"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.TenantFacts)]
internal struct TenantFactsSurrogate
{
    [Id(0)]
    public TenantPolicyFacts Policy;

    [Id(1)]
    public string DisplayName;

    [Id(2)]
    public UserId CreatedBy;

    [Id(3)]
    public DateTimeOffset CreatedAt;

    [Id(4)]
    public ImmutableHashSet<UserId> Admins;

    [Id(5)]
    public ImmutableHashSet<UserId> Assignees;

    [Id(6)]
    public long LastIncarnation;

    [Id(7)]
    public ImmutableDictionary<LinkId, LastingAccess> Lasting;

    [Id(8)]
    public long StaffingVersion;

    [Id(9)]
    public ImmutableDictionary<InvitationId, InvitationFacts>? Invitations;

    [Id(10)]
    public DateTimeOffset? PortalOpenedAt;
}

/// <summary>Carries <see cref="TenantFacts"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class TenantFactsConverter : IConverter<TenantFacts, TenantFactsSurrogate>
{
    public TenantFacts ConvertFromSurrogate(in TenantFactsSurrogate surrogate) =>
        new(surrogate.Policy, surrogate.DisplayName, surrogate.CreatedBy, surrogate.CreatedAt)
    {
        Admins = surrogate.Admins,
        Assignees = surrogate.Assignees,
        LastIncarnation = surrogate.LastIncarnation,
        Lasting = surrogate.Lasting,
        StaffingVersion = surrogate.StaffingVersion,
        Invitations = surrogate.Invitations ?? ImmutableDictionary<InvitationId, InvitationFacts>.Empty,
        PortalOpenedAt = surrogate.PortalOpenedAt,
    };

    public TenantFactsSurrogate ConvertToSurrogate(in TenantFacts value) => new()
    {
        Policy = value.Policy,
        DisplayName = value.DisplayName,
        CreatedBy = value.CreatedBy,
        CreatedAt = value.CreatedAt,
        Admins = value.Admins,
        Assignees = value.Assignees,
        LastIncarnation = value.LastIncarnation,
        Lasting = value.Lasting,
        StaffingVersion = value.StaffingVersion,
        Invitations = value.Invitations,
        PortalOpenedAt = value.PortalOpenedAt,
    };
}
