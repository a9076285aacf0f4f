using System.Collections.Immutable;
using System.Globalization;
using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Grains.Invitations;
using OrleansTenancy.Grains.Outbox;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>What a tenant owes to others because something happened in it.</summary>
/// <param name="next">The tenant after the command.</param>
/// <param name="stamp">Who and when.</param>
/// <param name="ids">Names the notifications.</param>
/// <param name="standing">What the person whose roles are set had in the tenant before; null: nothing.</param>
internal sealed class TenantEffects(TenantFacts next, CommandStamp stamp, IIdMaker ids, TenantStanding? standing)
{
    private readonly ImmutableArray<OwedEffect>.Builder _owed = ImmutableArray.CreateBuilder<OwedEffect>();

    private TenantId Tenant => next.Policy.Id;

    private TenantUid Uid => next.Policy.Uid;

    /// <summary>Everything that is owed, in the order of the events.</summary>
    public ImmutableArray<OwedEffect> Of(ImmutableArray<TenantEvent> events)
    {
        foreach (var happened in events)
        {
            Take(happened);
        }

        return _owed.DrainToImmutable();
    }

    private void Take(TenantEvent happened)
    {
        switch (happened)
        {
            case TenantCreated created:
                TakeCreated(created);
                break;
            case TenantRenamed:
                ListTenant();
                ListAtPartners(next.Policy.Links);
                break;
            case TenantDeleted deleted:
                TakeDeleted(deleted);
                break;
            case UserRolesSet set:
                _owed.AddRange(new UserRolesEffects(next.Policy, standing).Of(set));
                break;
            case AccessAssigned given:
                Assign(given.User, given.Via, given.Assignment, given.ExcludedInEpoch);
                Notify(NotificationTypes.AccessGranted, given.Via.Partner, ("userId", given.User.Value));
                break;
            case AccessUnassigned taken:
                Assign(taken.User, taken.Via, null, taken.ExcludedInEpoch);
                Notify(NotificationTypes.AccessRevoked, taken.Via.Partner, ("userId", taken.User.Value));
                break;
            case Invited or InvitationResent or InvitationCancelled or InvitationLapsed or InvitationAccepted:
                TakeInvitation(happened);
                break;
            case PortalSwitched { Provider: var provider, IsActive: var isActive }:
                ListAtPartners(next.Policy.Links);
                Notify(
                    isActive ? NotificationTypes.PortalActivated : NotificationTypes.PortalDeactivated, provider);
                break;
            case RoleChanged or GroupChanged or AutoAddSet or InformationLevelSet:
                // In force with the next version of the policy, which every check asks for.
                break;
            default:
                TakeLink(happened);
                break;
        }
    }

    private void TakeLink(TenantEvent happened)
    {
        switch (happened)
        {
            case LinkRequested { Link: var link }:
                TakeLink(link, NotificationTypes.LinkRequested);
                break;
            case LinkAccepted { Link: var link }:
                TakeLink(link, NotificationTypes.LinkAccepted);
                break;
            case LinkRejected { Link: var link }:
                TakeLink(link, NotificationTypes.LinkRejected, ("reason", link.Reason));
                break;
            case LinkEnded { Link: var link }:
                TakeLink(link, NotificationTypes.LinkEnded, ("side", TenantReplies.Text(link.EndedSide)));
                break;
            case LinkExpiring { Link: var link, Days: var days }:
                Notify(
                    NotificationTypes.LinkExpiring,
                    link.Partner,
                    ("days", days.ToString(CultureInfo.InvariantCulture)),
                    ("expiresAt", TenantReplies.Text(link.ExpiresAt)));
                break;
            case LinkExpired { Link: var link }:
                TakeLink(link, NotificationTypes.LinkExpired, ("expiresAt", TenantReplies.Text(link.ExpiresAt)));
                break;
            case LinkWithdrawn { Link: var link }:
                UnlistAt(link.Partner);
                Notify(NotificationTypes.LinkWithdrawn, link.Partner);
                break;
            case RejectionCleared { Link: var link }:
                UnlistAt(link.Partner);
                break;
            default:
                throw Invariant.Broken("a tenant event has no effects of its own and no line that says so");
        }
    }

    private void TakeInvitation(TenantEvent happened)
    {
        switch (happened)
        {
            case Invited { Invitation: var invitation }:
                _owed.Add(new OwedMail(InvitationMail.Order(ids.Next(), next, invitation, stamp.At)));
                break;
            case InvitationResent { Invitation: var invitation }:
                _owed.Add(new OwedMail(InvitationMail.Order(ids.Next(), next, invitation, stamp.At)));
                break;
            case InvitationCancelled { Invitation: var invitation }:
                _owed.Add(new OwedInvitationEnd(invitation.Id));
                break;
            case InvitationLapsed { Invitation: var invitation }:
                _owed.Add(new OwedInvitationEnd(invitation.Id));
                break;
            case InvitationAccepted { Invitation: var invitation, User: var user }:
                _owed.Add(new OwedInvitationEnd(invitation.Id));
                NotifyAccepted(invitation, user);
                break;
        }
    }

    // The partner that invited hears of it, too.
    private void NotifyAccepted(InvitationFacts invitation, UserId user)
    {
        if (invitation.Via is { } via)
        {
            Notify(NotificationTypes.AccessGranted, via.Partner, ("userId", user.Value));
        }
        else
        {
            NotifyTenant(Content(NotificationTypes.AccessGranted, null, [("userId", user.Value)]));
        }
    }

    private void TakeLink(LinkFacts link, string type, params (string Name, string? Value)[] fields)
    {
        ListAtPartners([link]);
        Notify(type, link.Partner, fields);
    }

    private void TakeCreated(TenantCreated created)
    {
        ListTenant();
        if (created.BornLink is { } link)
        {
            ListAtPartners([link]);
            Notify(NotificationTypes.TenantCreated, link.Partner);
        }
        else
        {
            NotifyTenant(Content(NotificationTypes.TenantCreated, null, []));
        }
    }

    private void TakeDeleted(TenantDeleted deleted)
    {
        _owed.Add(new OwedListing(DirectoryKey.Tenants, Tenant.Value, string.Empty, string.Empty, null));
        foreach (var link in deleted.Before.Policy.Links)
        {
            UnlistAt(link.Partner);

            // A partner that was turned away long ago has no business knowing what became of the tenant.
            if (LinkRules.IsOpen(link, stamp.At))
            {
                var content = Content(
                    NotificationTypes.TenantDeleted,
                    link.Partner,
                    [("displayName", deleted.Before.DisplayName)]);
                _owed.Add(new OwedNotification(InboxKey.For(link.Partner), content));
            }
        }

        _owed.Add(new OwedPurge(Tenant, Uid, [.. deleted.Before.Invitations.Keys]));
    }

    private void Assign(UserId user, PartnerRoute via, AssignmentFacts? assignment, long? excludedInEpoch) =>
        _owed.Add(new OwedPersonEffect(
            user, new AssignmentEffect(Tenant, Uid, TenantReplies.Path(via), assignment, excludedInEpoch)));

    private void ListTenant() => _owed.Add(TenantListings.OfTenant(next));

    private void ListAtPartners(IEnumerable<LinkFacts> links) =>
        _owed.AddRange(links.Select(link => TenantListings.AtPartner(next, link, stamp.At)));

    private void UnlistAt(PartnerId partner) =>
        _owed.Add(new OwedListing(
            DirectoryKey.TenantsOf(partner), Tenant.Value, string.Empty, string.Empty, null));

    private void Notify(string type, PartnerId partner, params (string Name, string? Value)[] fields)
    {
        // One content for both: what each reads carries the same id.
        var content = Content(type, partner, [("displayName", next.DisplayName), .. fields]);
        _owed.Add(new OwedNotification(InboxKey.For(partner), content));
        NotifyTenant(content);
    }

    private void NotifyTenant(NotificationContent content) =>
        _owed.Add(new OwedNotification(InboxKey.For(Tenant, Uid), content));

    private NotificationContent Content(string type, PartnerId? partner, (string Name, string? Value)[] fields) =>
        new(
            ids.Next(),
            type,
            Tenant,
            partner,
            stamp.Actor,
            stamp.At,
            fields.Where(f => f.Value is not null).ToImmutableDictionary(f => f.Name, f => f.Value!));
}
