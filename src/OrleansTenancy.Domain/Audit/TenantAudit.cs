using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Domain.Audit;

/// <summary>
/// X.9: what is recorded of the events of a tenant. What concerns a partner stands in the partner's trail too, but as
/// that outlives the tenant, with nothing of the tenant's content (ID.27).
/// </summary>
/// <param name="before">The tenant before the command; null: there was none.</param>
/// <param name="next">The tenant after it.</param>
/// <param name="standing">What the person whom the command is about had in the tenant; null: nothing.</param>
/// <param name="at">When.</param>
public sealed class TenantAudit(TenantFacts? before, TenantFacts next, TenantStanding? standing, DateTimeOffset at)
{
    /// <summary>The notes of one event: a closed switch, so that an event without a line is a bug.</summary>
    public IEnumerable<AuditNote> Of(TenantEvent happened) => happened switch
    {
        TenantCreated e => Created(e),
        TenantRenamed e => [Own(AuditActions.TenantRenamed, Named(e.Before), Named(e.After))],
        TenantDeleted e => Deleted(e),
        RoleChanged e => [Own(ActionOf(e), Shape(e.Before, AuditShapes.Role), Shape(e.After, AuditShapes.Role))],
        GroupChanged e => [Own(ActionOf(e), Shape(e.Before, AuditShapes.Group), Shape(e.After, AuditShapes.Group))],
        UserRolesSet e => [RolesSet(e)],
        AccessAssigned e => Access(AuditActions.AccessGranted, e.User, e.Via, e.Assignment),
        AccessUnassigned e => Access(AuditActions.AccessRevoked, e.User, e.Via, null),
        AutoAddSet e => AutoAdd(e.Link),
        PortalSwitched e => Portal(e),
        InformationLevelSet e => Both(
            AuditActions.InformationLevelSet,
            e.Provider,
            AuditShapes.InformationLevel(e.Before),
            AuditShapes.InformationLevel(e.After)),
        Invited or InvitationResent or InvitationCancelled or InvitationLapsed or InvitationAccepted =>
            OfInvitation(happened),
        _ => OfLink(happened),
    };

    private IEnumerable<AuditNote> OfLink(TenantEvent happened) => happened switch
    {
        LinkRequested { Link: var link } => Link(AuditActions.LinkRequested, Stored(link), link),
        LinkAccepted { Link: var link } => Link(AuditActions.LinkAccepted, Stored(link), link),
        LinkRejected { Link: var link } => Link(AuditActions.LinkRejected, Stored(link), link),
        LinkEnded { Link: var link } => Link(AuditActions.LinkEnded, Stored(link), link),
        LinkWithdrawn { Link: var link } => Link(AuditActions.LinkWithdrawn, link, null),
        RejectionCleared { Link: var link } => Link(AuditActions.RejectionCleared, link, null),
        LinkExpiring { Link: var link, Days: var days } =>
            Both(AuditActions.LinkExpiring, link.Partner, null, AuditShapes.LinkEnd(link, days)),
        LinkExpired { Link: var link } =>
            Both(AuditActions.LinkExpired, link.Partner, null, AuditShapes.LinkEnd(link, null)),
        _ => throw Invariant.Broken("an event of a tenant has no line in its audit trail"),
    };

    private IEnumerable<AuditNote> OfInvitation(TenantEvent happened) => happened switch
    {
        Invited { Invitation: var made } => Invitation(AuditActions.InvitationCreated, null, made),
        InvitationResent { Invitation: var sent } =>
            Invitation(AuditActions.InvitationResent, before?.Invitations.GetValueOrDefault(sent.Id), sent),
        InvitationCancelled { Invitation: var gone } => Invitation(AuditActions.InvitationCancelled, gone, null),
        InvitationLapsed { Invitation: var gone } => Invitation(AuditActions.InvitationLapsed, gone, null),
        InvitationAccepted { Invitation: var used, User: var user } =>
            Invitation(AuditActions.InvitationAccepted, used, null, user),
        _ => throw Invariant.Broken("an event of an invitation has no line in the audit trail"),
    };

    private IEnumerable<AuditNote> Created(TenantCreated created)
    {
        yield return Own(
            AuditActions.TenantCreated, null, AuditShapes.Tenant(next.DisplayName, next.Policy.Owner))
            with { Partner = next.Policy.Owner };
        if (created.BornLink is { } link)
        {
            yield return At(link.Partner, AuditActions.TenantCreated, null, AuditShapes.LinkAtPartner(link));
        }
    }

    private IEnumerable<AuditNote> Deleted(TenantDeleted deleted)
    {
        yield return Own(AuditActions.TenantDeleted, null, null);
        foreach (var link in deleted.Before.Policy.Links.Where(l => LinkRules.IsOpen(l, at)))
        {
            yield return At(link.Partner, AuditActions.TenantDeleted, null, null);
        }
    }

    private AuditNote RolesSet(UserRolesSet set)
    {
        var had = standing?.Uid == next.Policy.Uid ? standing : null;
        var grants = set.Via is { } via
            ? had?.Links.FirstOrDefault(l => l.Link == via.Link && l.Membership == via.Membership)?.PerUserRoles
            : had?.Own;
        return Own(
            AuditActions.UserRolesSet,
            AuditShapes.Roles(set.User, grants ?? []),
            AuditShapes.Roles(set.User, set.Grants)) with
        {
            Partner = set.Via?.Partner,
        };
    }

    private IEnumerable<AuditNote> Access(string action, UserId user, PartnerRoute via, AssignmentFacts? given)
    {
        var link = next.Policy.Links.FirstOrDefault(l => l.Id == via.Link);
        var had = standing?.Uid == next.Policy.Uid
            ? standing.Links.FirstOrDefault(l => l.Link == via.Link && l.Membership == via.Membership)?.Assignment
            : null;
        had = had?.Epoch == link?.AssignmentEpoch ? had : null;

        // What is taken away and was not assigned was kept when auto-add was switched off (EN.19).
        return Both(
            action,
            via.Partner,
            AuditShapes.Access(user, had, isKept: given is null && had is null),
            AuditShapes.Access(user, given, isKept: false));
    }

    private IEnumerable<AuditNote> AutoAdd(LinkFacts link) =>
        Both(
            AuditActions.AutoAddSet,
            link.Partner,
            Shape(Stored(link), AuditShapes.AutoAdd),
            AuditShapes.AutoAdd(link));

    private static IEnumerable<AuditNote> Portal(PortalSwitched switched) =>
        Both(
            switched.IsActive ? AuditActions.PortalActivated : AuditActions.PortalDeactivated,
            switched.Provider,
            AuditShapes.Portal(!switched.IsActive),
            AuditShapes.Portal(switched.IsActive));

    private static IEnumerable<AuditNote> Link(string action, LinkFacts? was, LinkFacts? becomes)
    {
        var partner = (becomes ?? was)!.Partner;
        yield return Own(action, Shape(was, AuditShapes.Link), Shape(becomes, AuditShapes.Link))
            with { Partner = partner };
        yield return At(
            partner, action, Shape(was, AuditShapes.LinkAtPartner), Shape(becomes, AuditShapes.LinkAtPartner));
    }

    private static IEnumerable<AuditNote> Invitation(
        string action, InvitationFacts? was, InvitationFacts? becomes, UserId? user = null)
    {
        var invitation = (becomes ?? was)!;
        var after = user is null
            ? Shape(becomes, AuditShapes.Invitation)
            : AuditShapes.Invitation(invitation.Id, user);
        yield return Own(action, Shape(was, AuditShapes.Invitation), after)
            with { Partner = invitation.Via?.Partner };
        if (invitation.Via is { } via)
        {
            yield return At(via.Partner, action, null, AuditShapes.Invitation(invitation.Id, user));
        }
    }

    private static IEnumerable<AuditNote> Both(string action, PartnerId partner, string? was, string? becomes) =>
        [Own(action, was, becomes) with { Partner = partner }, At(partner, action, was, becomes)];

    private static AuditNote Own(string action, string? was, string? becomes) => new(action, was, becomes);

    private static AuditNote At(PartnerId partner, string action, string? was, string? becomes) =>
        new(action, was, becomes) { Partner = partner, IsForPartner = true };

    private LinkFacts? Stored(LinkFacts link) => before?.Policy.Links.FirstOrDefault(l => l.Id == link.Id);

    private static string Named(string displayName) => AuditShapes.Tenant(displayName, null);

    // The Partner role is there before it is stored for the first time.
    private static string ActionOf(RoleChanged changed) => changed switch
    {
        { After: null } => AuditActions.RoleDeleted,
        { Before: null, After.Kind: RoleKind.Custom } => AuditActions.RoleCreated,
        _ => AuditActions.RoleChanged,
    };

    private static string ActionOf(GroupChanged changed) => changed switch
    {
        { After: null } => AuditActions.GroupDeleted,
        { Before: null } => AuditActions.GroupCreated,
        _ => AuditActions.GroupChanged,
    };

    private static string? Shape<T>(T? facts, Func<T, string> shape)
        where T : class => facts is null ? null : shape(facts);
}
