using System.Collections.Immutable;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Contracts.Users;

/// <summary>One question about the person whose grain is asked.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Action">A catalogue scope, a command name, or a verb.</param>
/// <param name="ResourceType">A resource type.</param>
/// <param name="ResourceId">The instance; not more than 128 characters of the id alphabet.</param>
/// <param name="Token">
/// The token by which the person asks about themselves, which may reach less than they do; null: none.
/// </param>
/// <param name="Explain">Whether the answer says why (X.7).</param>
[GenerateSerializer, Immutable, Alias(WireAliases.AccessQuery)]
public readonly record struct AccessQuery(
    [property: Id(0)] TenantId Tenant,
    [property: Id(1)] string Action,
    [property: Id(2)] string ResourceType,
    [property: Id(3)] string ResourceId,
    [property: Id(4)] TokenId? Token = null,
    [property: Id(5)] bool Explain = false);

/// <summary>The answer to one question.</summary>
/// <param name="Code">Why; anything but Allowed is a deny.</param>
/// <param name="Source">The path that was used.</param>
/// <param name="Role">The role that granted, or null.</param>
/// <param name="Partner">The partner of the path, or null.</param>
/// <param name="Hint">Why there is no path, for those who may know.</param>
/// <param name="Uid">The life of the tenant that decided; null when there is none. Not shown to callers.</param>
/// <param name="Why">
/// All that there is to say, where it was asked for; <see cref="ExplainRules.Tell"/> says what a caller may know of it.
/// </param>
[GenerateSerializer, Immutable, Alias(WireAliases.DecisionReply)]
public readonly record struct DecisionReply(
    [property: Id(0)] DecisionCode Code,
    [property: Id(1)] AccessSource Source,
    [property: Id(2)] RoleId? Role,
    [property: Id(3)] PartnerId? Partner,
    [property: Id(4)] AccessHint Hint,
    [property: Id(5)] TenantUid? Uid,
    [property: Id(6)] AccessExplanation? Why = null)
{
    /// <summary>Whether the person may.</summary>
    public bool IsAllowed => Code == DecisionCode.Allowed;
}

/// <summary>One command of one person on many resources of one tenant.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Action">A catalogue scope or a command name.</param>
/// <param name="ResourceType"><c>device</c> or <c>group</c>.</param>
/// <param name="ResourceIds">At most 10,000; duplicates are allowed.</param>
/// <param name="Token">The token by which the person asks about themselves; null: none.</param>
/// <param name="Explain">Whether the answer says why (X.7).</param>
[GenerateSerializer, Immutable, Alias(WireAliases.BulkQuery)]
public sealed record BulkQuery(
    [property: Id(0)] TenantId Tenant,
    [property: Id(1)] string Action,
    [property: Id(2)] string ResourceType,
    [property: Id(3)] ImmutableArray<string> ResourceIds,
    [property: Id(4)] TokenId? Token = null,
    [property: Id(5)] bool Explain = false);

/// <summary>The answer to a bulk question.</summary>
/// <param name="Codes">One <see cref="DecisionCode"/> per resource, in order.</param>
/// <param name="Source">The path that was used.</param>
/// <param name="Role">The first role that granted something, or null.</param>
/// <param name="Partner">The partner of the path, or null.</param>
/// <param name="Hint">Why there is no path, for those who may know.</param>
/// <param name="Why">
/// Where it was asked for: why the first resource that is allowed is, or else why the last is not. Denies of another
/// code are stopped by <see cref="ExplainRules.HopOf(DecisionCode)"/>.
/// </param>
/// <param name="Roles">Where it was asked for: the role that granted each, in order.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.BulkReply)]
public sealed record BulkReply(
    [property: Id(0)] byte[] Codes,
    [property: Id(1)] AccessSource Source,
    [property: Id(2)] RoleId? Role,
    [property: Id(3)] PartnerId? Partner,
    [property: Id(4)] AccessHint Hint,
    [property: Id(5)] AccessExplanation? Why = null,
    [property: Id(6)] ImmutableArray<RoleId?>? Roles = null);

/// <summary>How a person comes into one tenant and what they hold there.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Code">Allowed: they may enter. Else TenantUnknown, TenantInactive or NoAccess.</param>
/// <param name="Source">Member or partner.</param>
/// <param name="Path">For partner users: link and membership.</param>
/// <param name="Roles">Roles in force.</param>
/// <param name="TenantWideScopes">Scopes held for the whole tenant, by name: what the person may hand on (X.1).</param>
/// <param name="Hint">Why there is no path.</param>
/// <param name="ViaAssignment">
/// Whether an individual assignment or retained access (EN.19) is what opens the partner path.
/// </param>
/// <param name="Uid">The life of the tenant; null when there is none.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.TenantAccess)]
public sealed record TenantAccess(
    [property: Id(0)] TenantId Tenant,
    [property: Id(1)] DecisionCode Code,
    [property: Id(2)] AccessSource Source,
    [property: Id(3)] LinkPath? Path,
    [property: Id(4)] ImmutableArray<RoleGrant> Roles,
    [property: Id(5)] ImmutableArray<string> TenantWideScopes,
    [property: Id(6)] AccessHint Hint,
    [property: Id(7)] bool ViaAssignment,
    [property: Id(8)] TenantUid? Uid)
{
    /// <summary>Whether the person may enter.</summary>
    public bool MayEnter => Code == DecisionCode.Allowed;
}

/// <summary>What a person is in a partner.</summary>
/// <param name="Membership">The live membership, or null.</param>
/// <param name="Administers">
/// Whether they may administer the partner: an administrator, or anybody in a flat partner.
/// </param>
/// <param name="ImplicitAccess">Whether they may enter all linked tenants without an assignment (C9).</param>
/// <param name="Waiting">A membership that has not begun, which is nothing yet; null: none.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.PartnerStanding)]
public sealed record PartnerStanding(
    [property: Id(0)] MembershipFacts? Membership,
    [property: Id(1)] bool Administers,
    [property: Id(2)] bool ImplicitAccess,
    [property: Id(3)] MembershipFacts? Waiting = null);

/// <summary>Where a person has something.</summary>
/// <param name="Tenants">Tenants with grants or standings of the person, ordered by id (ordinal).</param>
/// <param name="Partners">Live memberships.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.PersonReach)]
public sealed record PersonReach(
    [property: Id(0)] ImmutableArray<TenantId> Tenants, [property: Id(1)] ImmutableArray<MembershipFacts> Partners);

/// <summary>What a person has in one tenant.</summary>
/// <param name="Standing">Grants and standings, or null.</param>
/// <param name="Access">How the person comes in.</param>
/// <param name="Version">Moves with every change of the person; the source of the document's ETag.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.PersonInTenant)]
public sealed record PersonInTenant(
    [property: Id(0)] TenantStanding? Standing, [property: Id(1)] TenantAccess Access, [property: Id(2)] long Version);
