using System.Collections.Immutable;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Portal;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.Tenants;

/// <summary>
/// Something that happened in a tenant: a closed family. Who and when are the same for all of a command.
/// </summary>
public abstract record TenantEvent
{
    private protected TenantEvent()
    {
    }
}

/// <summary>A life of the tenant began.</summary>
/// <param name="Uid">Which one.</param>
/// <param name="BornLink">The link that a partner-created tenant is born with (C1), or null.</param>
public sealed record TenantCreated(TenantUid Uid, LinkFacts? BornLink) : TenantEvent;

/// <summary>The display name changed.</summary>
/// <param name="Before">The old name.</param>
/// <param name="After">The new name.</param>
public sealed record TenantRenamed(string Before, string After) : TenantEvent;

/// <summary>A life of the tenant ended, and everything in it (ID.26, ID.27).</summary>
/// <param name="Before">The tenant as it was: whom it leaves behind.</param>
public sealed record TenantDeleted(TenantFacts Before) : TenantEvent;

/// <summary>E1.17: the tenant asked for a link.</summary>
/// <param name="Link">The pending link.</param>
public sealed record LinkRequested(LinkFacts Link) : TenantEvent;

/// <summary>E1.19: the partner accepted.</summary>
/// <param name="Link">The live link.</param>
public sealed record LinkAccepted(LinkFacts Link) : TenantEvent;

/// <summary>E1.20: the partner rejected.</summary>
/// <param name="Link">The rejected link, with the message.</param>
public sealed record LinkRejected(LinkFacts Link) : TenantEvent;

/// <summary>X.8: the tenant withdrew its request; the link is forgotten.</summary>
/// <param name="Link">The link as it was.</param>
public sealed record LinkWithdrawn(LinkFacts Link) : TenantEvent;

/// <summary>X.8: one side ended a live link.</summary>
/// <param name="Link">The ended link.</param>
public sealed record LinkEnded(LinkFacts Link) : TenantEvent;

/// <summary>A live link will run out.</summary>
/// <param name="Link">The link.</param>
/// <param name="Days">In how many days.</param>
public sealed record LinkExpiring(LinkFacts Link, int Days) : TenantEvent;

/// <summary>X.5: a link ran out.</summary>
/// <param name="Link">The link.</param>
public sealed record LinkExpired(LinkFacts Link) : TenantEvent;

/// <summary>C3: the operator cleared a rejection; the link is forgotten.</summary>
/// <param name="Link">The link as it was.</param>
public sealed record RejectionCleared(LinkFacts Link) : TenantEvent;

/// <summary>A role was made, edited or deleted.</summary>
/// <param name="Role">Its id.</param>
/// <param name="Before">As it was stored; null: it was not.</param>
/// <param name="After">As it is stored; null: it was deleted.</param>
public sealed record RoleChanged(RoleId Role, RoleFacts? Before, RoleFacts? After) : TenantEvent;

/// <summary>A group was made, renamed, moved or deleted.</summary>
/// <param name="Group">Its id.</param>
/// <param name="Before">As it was; null: it was not.</param>
/// <param name="After">As it is; null: it was deleted.</param>
public sealed record GroupChanged(GroupId Group, GroupFacts? Before, GroupFacts? After) : TenantEvent;

/// <summary>All roles of a person were set.</summary>
/// <param name="User">Whose.</param>
/// <param name="Grants">All of them from now on; empty: none.</param>
/// <param name="Via">The way a partner user holds them on (C7); null: held directly.</param>
public sealed record UserRolesSet(UserId User, ImmutableArray<RoleGrant> Grants, PartnerRoute? Via) : TenantEvent;

/// <summary>EN.1, ID.10: a partner user was given access.</summary>
/// <param name="User">Who.</param>
/// <param name="Via">The way.</param>
/// <param name="Assignment">From when to when.</param>
/// <param name="ExcludedInEpoch">
/// Set when access kept from auto-add (EN.19) ends here: from now on only the assignment counts. Null: nothing was
/// kept.
/// </param>
public sealed record AccessAssigned(
    UserId User, PartnerRoute Via, AssignmentFacts Assignment, long? ExcludedInEpoch) : TenantEvent;

/// <summary>EN.7, EN.20: a partner user's access was taken away.</summary>
/// <param name="User">Who.</param>
/// <param name="Via">The way.</param>
/// <param name="ExcludedInEpoch">The epoch in which access kept from auto-add ends; null: nothing was kept.</param>
public sealed record AccessUnassigned(UserId User, PartnerRoute Via, long? ExcludedInEpoch) : TenantEvent;

/// <summary>EN.2: somebody was invited.</summary>
/// <param name="Invitation">The invitation.</param>
public sealed record Invited(InvitationFacts Invitation) : TenantEvent;

/// <summary>C23: an invitation was sent again; its earlier secrets are dead.</summary>
/// <param name="Invitation">The invitation as it is now.</param>
public sealed record InvitationResent(InvitationFacts Invitation) : TenantEvent;

/// <summary>EN.6: an invitation was cancelled.</summary>
/// <param name="Invitation">The invitation as it was.</param>
public sealed record InvitationCancelled(InvitationFacts Invitation) : TenantEvent;

/// <summary>An invitation that had run out made room for another one.</summary>
/// <param name="Invitation">The invitation as it was.</param>
public sealed record InvitationLapsed(InvitationFacts Invitation) : TenantEvent;

/// <summary>EN.5: an invitation was accepted; what was granted is an event of its own.</summary>
/// <param name="Invitation">The invitation as it was.</param>
/// <param name="User">Who accepted.</param>
public sealed record InvitationAccepted(InvitationFacts Invitation, UserId User) : TenantEvent;

/// <summary>SC.7, SC.28: the portal was opened or closed to the customer's own users.</summary>
/// <param name="Provider">The partner that decided it.</param>
/// <param name="IsActive">Whether it is open now.</param>
/// <param name="IsFirst">Whether it was opened for the first time, of which people are told by mail (SC.8).</param>
public sealed record PortalSwitched(PartnerId Provider, bool IsActive, bool IsFirst) : TenantEvent;

/// <summary>SC.12-15: what is shown to the customer was set.</summary>
/// <param name="Provider">The partner that decided it.</param>
/// <param name="Before">What was shown.</param>
/// <param name="After">What is shown now.</param>
public sealed record InformationLevelSet(
    PartnerId Provider, InformationLevel Before, InformationLevel After) : TenantEvent;

/// <summary>EN.13: auto-add was switched.</summary>
/// <param name="Link">The link as it is now.</param>
public sealed record AutoAddSet(LinkFacts Link) : TenantEvent;
