using System.Collections.Immutable;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.Tenants;

/// <summary>
/// The part of a tenant that decisions depend on. It travels to the silos that decide, as an immutable snapshot with
/// a version; nothing else of a tenant does.
/// </summary>
/// <param name="Id">The tenant.</param>
/// <param name="Uid">Which life of it.</param>
/// <param name="State">Active or not.</param>
/// <param name="Version">
/// Moves with every change of this record; strictly growing over all lives of the tenant id.
/// </param>
public sealed record TenantPolicyFacts(TenantId Id, TenantUid Uid, TenantState State, long Version)
{
    /// <summary>Whether the customer's own users may enter (SC.29).</summary>
    public bool PortalActive { get; init; } = true;

    /// <summary>The partner that created the tenant, if one did (C16).</summary>
    public PartnerId? Owner { get; init; }

    /// <summary>One link per partner, newest last.</summary>
    public ImmutableArray<LinkFacts> Links { get; init; } = [];

    /// <summary>Custom roles, and the Partner role once it was edited.</summary>
    public ImmutableDictionary<RoleId, RoleFacts> Roles { get; init; } = ImmutableDictionary<RoleId, RoleFacts>.Empty;

    /// <summary>The group tree.</summary>
    public ImmutableDictionary<GroupId, GroupFacts> Groups { get; init; } =
        ImmutableDictionary<GroupId, GroupFacts>.Empty;

    /// <summary>Scopes that nobody may use in this tenant whatever the role (C19): the ceiling, by name.</summary>
    public ImmutableArray<string> MaskedScopes { get; init; } = [];
}
