using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Staffing;

namespace OrleansTenancy.Domain.Tenants;

/// <summary>
/// Everything that a tenant owns; one row in the store, whatever the number of its users and devices.
/// </summary>
/// <param name="Policy">What decisions depend on.</param>
/// <param name="DisplayName">Name for people (ID.17).</param>
/// <param name="CreatedBy">Who created it.</param>
/// <param name="CreatedAt">When.</param>
public sealed record TenantFacts(
    TenantPolicyFacts Policy, string DisplayName, UserId CreatedBy, DateTimeOffset CreatedAt)
{
    /// <summary>
    /// X.3: people who hold Enterprise Admin for the whole tenant, granted by the tenant, without an end. Only these
    /// count for "the last one": whoever expires cannot keep a tenant alive.
    /// </summary>
    public ImmutableHashSet<UserId> Admins { get; init; } = [];

    /// <summary>
    /// EN.10: people with an individual assignment through the current link. An index of what they hold.
    /// </summary>
    public ImmutableHashSet<UserId> Assignees { get; init; } = [];

    /// <summary>EN.10: who has access without an end, by link. Only these count for "the last user".</summary>
    public ImmutableDictionary<LinkId, LastingAccess> Lasting { get; init; } =
        ImmutableDictionary<LinkId, LastingAccess>.Empty;

    /// <summary>Counts the changes of <see cref="Lasting"/> and of what the links say about who may enter.</summary>
    public long StaffingVersion { get; init; }

    /// <summary>Invitations that wait, also those that have run out. Bounded; no decision depends on them.</summary>
    public ImmutableDictionary<InvitationId, InvitationFacts> Invitations { get; init; } =
        ImmutableDictionary<InvitationId, InvitationFacts>.Empty;

    /// <summary>When the portal was opened for the first time (SC.7); null: it never was.</summary>
    public DateTimeOffset? PortalOpenedAt { get; init; }

    /// <summary>The last number given to a role or group, so that no two lives of one id share it.</summary>
    public long LastIncarnation { get; init; }
}
