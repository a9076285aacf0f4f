using System.Collections.Immutable;
using System.Text.Json;
using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Grains.Outbox;

namespace OrleansTenancy.Grains.Partners;

/// <summary>What a partner owes to others because something happened in it.</summary>
/// <param name="next">The partner after the command.</param>
/// <param name="stamp">Who and when.</param>
/// <param name="ids">Names the notifications.</param>
internal sealed class PartnerEffects(PartnerFacts next, CommandStamp stamp, IIdMaker ids)
{
    private PartnerId Partner => next.Settings.Id;

    /// <summary>Everything that is owed, in the order of the events.</summary>
    public ImmutableArray<OwedEffect> Of(ImmutableArray<PartnerEvent> events) => [.. events.SelectMany(Of)];

    private OwedEffect[] Of(PartnerEvent happened) => happened switch
    {
        PartnerCreated or PartnerChanged => [Listing()],
        MemberAdded added =>
        [
            new OwedPersonEffect(added.User, new MembershipEffect(added.Membership)),
            Listing(added.User, added.Membership),
            Notification(NotificationTypes.MemberAdded, added.User),
        ],
        MemberChanged changed =>
        [
            new OwedPersonEffect(changed.User, new MembershipEffect(changed.After)),
            Listing(changed.User, changed.After),
        ],
        MemberRemoved removed =>
        [
            new OwedPersonEffect(removed.User, new MembershipGoneEffect(Partner, removed.Membership)),
            Listing(removed.User, null),
            Notification(NotificationTypes.MemberRemoved, removed.User),
        ],
        _ => throw Invariant.Broken("a partner event has no effects of its own and no line that says so"),
    };

    private OwedListing Listing()
    {
        var entry = new PartnerEntry(
            next.Name,
            PartnerReplies.Text(next.Settings.MemberModel),
            PartnerReplies.Text(next.Settings.AdminAccess));
#pragma warning disable CA1308 // Labels are lower-cased because the prefixes that callers search by are.
        var label = next.Name.ToLowerInvariant();
#pragma warning restore CA1308
        return new OwedListing(
            DirectoryKey.Partners,
            Partner.ToString(),
            string.Empty,
            label,
            JsonSerializer.SerializeToUtf8Bytes(entry, DirectoryEntries.Default.PartnerEntry));
    }

    private OwedListing Listing(UserId user, MembershipFacts? membership)
    {
        var role = membership is null ? string.Empty : PartnerReplies.Text(membership.Role);
        var entry = membership is null
            ? null
            : JsonSerializer.SerializeToUtf8Bytes(
                new MemberEntry(role, membership.ExpiresAt, membership.NotBefore),
                DirectoryEntries.Default.MemberEntry);
        return new OwedListing(DirectoryKey.MembersOf(Partner), user.Value, role, string.Empty, entry);
    }

    private OwedNotification Notification(string type, UserId user)
    {
        var fields = ImmutableDictionary<string, string>.Empty.Add("userId", user.Value);
        var content = new NotificationContent(ids.Next(), type, null, Partner, stamp.Actor, stamp.At, fields);
        return new OwedNotification(InboxKey.For(Partner), content);
    }
}
