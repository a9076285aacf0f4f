using System.Collections.Immutable;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Contracts.Users;

/// <summary>Something that an owner decided about a person: a closed family.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.PersonEffect)]
public abstract record PersonEffect;

/// <summary>The tenant set the roles that it grants directly; empty: none.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Uid">Which life of it.</param>
/// <param name="Roles">All of them.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.GrantsEffect)]
public sealed record GrantsEffect(
    [property: Id(0)] TenantId Tenant,
    [property: Id(1)] TenantUid Uid,
    [property: Id(2)] ImmutableArray<RoleGrant> Roles) : PersonEffect;

/// <summary>The tenant set the per-user roles of a partner user (C7); empty: the default role again.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Uid">Which life of it.</param>
/// <param name="Path">Link and membership that carry the roles.</param>
/// <param name="Roles">All of them.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.PerUserRolesEffect)]
public sealed record PerUserRolesEffect(
    [property: Id(0)] TenantId Tenant,
    [property: Id(1)] TenantUid Uid,
    [property: Id(2)] LinkPath Path,
    [property: Id(3)] ImmutableArray<RoleGrant> Roles) : PersonEffect;

/// <summary>An individual assignment was made or taken away.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Uid">Which life of it.</param>
/// <param name="Path">Link and membership that carry it.</param>
/// <param name="Assignment">The assignment; null: none.</param>
/// <param name="ExcludedInEpoch">The epoch in which the person was removed one by one; null: not removed.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.AssignmentEffect)]
public sealed record AssignmentEffect(
    [property: Id(0)] TenantId Tenant,
    [property: Id(1)] TenantUid Uid,
    [property: Id(2)] LinkPath Path,
    [property: Id(3)] AssignmentFacts? Assignment,
    [property: Id(4)] long? ExcludedInEpoch) : PersonEffect;

/// <summary>The tenant is deleted: whatever the person had in that life of it goes (ID.27).</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Uid">Which life of it.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.TenantGoneEffect)]
public sealed record TenantGoneEffect(
    [property: Id(0)] TenantId Tenant,
    [property: Id(1)] TenantUid Uid) : PersonEffect;

/// <summary>The partner made or changed a membership.</summary>
/// <param name="Membership">As it is from now on.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.MembershipEffect)]
public sealed record MembershipEffect(
    [property: Id(0)] MembershipFacts Membership) : PersonEffect;

/// <summary>The partner ended a membership.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Membership">Which life of the membership.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.MembershipGoneEffect)]
public sealed record MembershipGoneEffect(
    [property: Id(0)] PartnerId Partner,
    [property: Id(1)] MembershipId Membership) : PersonEffect;
