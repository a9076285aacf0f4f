using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using OrleansTenancy.Contracts.Audit;
using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Mail;
using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Contracts.Operations;
using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Contracts.Users;

namespace OrleansTenancy.Grains.Outbox;

/// <summary>
/// Hands over what an owner owes: in order to each target, to all targets of a kind at the same time, people before
/// others, any number of times (each target skips what it has). It remembers what was delivered; the next write of the
/// owner drops that.
/// </summary>
/// <param name="source">The grain key of the owner.</param>
/// <param name="grains">Where the targets are.</param>
/// <param name="time">Bounds each attempt.</param>
/// <param name="logger">Told of failed attempts.</param>
internal sealed partial class OutboxPump(
    string source, IGrainFactory grains, TimeProvider time, ILogger<OutboxPump> logger)
{
    // Below the timeout of the caller's own call, so that the caller hears the reason and not just a timeout.
    private static readonly TimeSpan AttemptMax = TimeSpan.FromSeconds(4);

    // Longer than a call can be under way: its time in queues is bounded by its timeout, its work by that of the store.
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private readonly HashSet<long> _delivered = [];
    private DateTimeOffset _doubt = DateTimeOffset.MinValue;

    /// <summary>Whether something may not have been delivered.</summary>
    public bool IsOwing(OutboxLog log) => Undelivered(log).Any();

    /// <summary>Whether something may not have been delivered that a command is not answered without.</summary>
    public bool IsOwingDemanded(OutboxLog log) =>
        Undelivered(log).Any(e => e.Effect is OwedPersonEffect or OwedStaffing);

    /// <summary>The outbox without what was delivered; to be written with the next change.</summary>
    public OutboxLog Prune(OutboxLog log) => log with { Entries = [.. Undelivered(log)] };

    /// <summary>Tries to deliver everything but purges. Does not throw: what failed is still owed.</summary>
    public async Task Deliver(OutboxLog log)
    {
        // People first: who is told of a change must find it in force, and whoever it shuts out is not told.
        await Deliver(Undelivered(log).Where(e => e.Effect is OwedPersonEffect));
        await Deliver(Undelivered(log).Where(e => e.Effect is not (OwedPersonEffect or OwedPurge)));
    }

    /// <summary>
    /// The purge whose turn it is: everything else is delivered, and nothing can still be under way that would come
    /// after the cleaning. Null: there is none, or not yet.
    /// </summary>
    public OutboxEntry? DuePurge(OutboxLog log) =>
        Undelivered(log).All(e => e.Effect is OwedPurge) && time.GetUtcNow() >= _doubt + Quiet
            ? Undelivered(log).FirstOrDefault()
            : null;

    /// <summary>Whether nothing but purges is stored, delivered or not.</summary>
    public static bool OwesPurgesOnly(OutboxLog log) => log.Entries.All(e => e.Effect is OwedPurge);

    /// <summary>A purge is done.</summary>
    public void Purged(OutboxEntry purge) => _delivered.Add(purge.Sequence);

    /// <summary>Something may be under way of which nobody here will hear the end.</summary>
    public void Doubt() => _doubt = time.GetUtcNow();

    /// <summary>
    /// The key of the grain that an effect goes to. It tells the kinds of targets apart as well: each kind has a prefix
    /// of its own.
    /// </summary>
    public static string TargetOf(OwedEffect effect) => effect switch
    {
        OwedPersonEffect person => person.User.GrainKey,
        OwedNotification notification => notification.Inbox,
        OwedAudit audit => audit.Chain,
        OwedListing listing => listing.Directory,
        OwedMail mail => mail.Order.GrainKey,
        OwedAnswer answer => OperationsKey.For(answer.Caller),
        OwedStaffing staffing => StaffingKey.Of(staffing.Partner),
        OwedInvitationEnd end => end.Invitation.GrainKey,
        _ => string.Empty,
    };

    private Task Deliver(IEnumerable<OutboxEntry> entries)
    {
        var until = time.GetUtcNow() + AttemptMax;
        var targets = entries.GroupBy(e => TargetOf(e.Effect), StringComparer.Ordinal);
        return Task.WhenAll(targets.Select(t => Attempt(t.Key, [.. t], until)));
    }

    private IEnumerable<OutboxEntry> Undelivered(OutboxLog log) =>
        log.Entries.Where(e => !_delivered.Contains(e.Sequence));

    private async Task Attempt(string target, ImmutableArray<OutboxEntry> entries, DateTimeOffset until)
    {
        try
        {
            await HandOver(target, entries, until);
        }
        catch (Exception failure)
        {
            // Nothing is lost: the entries are stored, and whoever must not go on without them asks afterwards.
            Doubt();
            AttemptFailed(source, target, failure);
        }
    }

    private async Task HandOver(string target, ImmutableArray<OutboxEntry> entries, DateTimeOffset until)
    {
        switch (entries[0].Effect)
        {
            case OwedNotification:
                await Bounded(grains.GetGrain<IInboxGrain>(target).Append([.. entries.Select(Incoming)]), until);
                break;
            case OwedAudit:
                await Bounded(grains.GetGrain<IAuditGrain>(target).Record([.. entries.Select(Record)]), until);
                break;
            case OwedAnswer:
                await Bounded(grains.GetGrain<IOperationsGrain>(target).Store([.. entries.Select(Answer)]), until);
                break;
            case OwedListing:
                await Bounded(grains.GetGrain<IDirectoryGrain>(target).Put([.. entries.Select(Item)]), until);
                break;
            case OwedMail mail:
                await Bounded(grains.GetGrain<IMailGrain>(target).Post(mail.Order), until);
                break;
            case OwedStaffing:
                await FollowEach(target, entries, until);
                return;
            case OwedInvitationEnd:
                await Bounded(grains.GetGrain<IInvitationGrain>(target).Forget(), until);
                break;
            default:
                await ApplyEach(target, entries, until);
                return;
        }

        _delivered.UnionWith(entries.Select(e => e.Sequence));
    }

    private async Task ApplyEach(string target, ImmutableArray<OutboxEntry> entries, DateTimeOffset until)
    {
        var person = grains.GetGrain<IUserGrain>(target);
        foreach (var entry in entries)
        {
            await Bounded(person.Apply(source, entry.Sequence, ((OwedPersonEffect)entry.Effect).Effect), until);
            _delivered.Add(entry.Sequence);
        }
    }

    private async Task FollowEach(string target, ImmutableArray<OutboxEntry> entries, DateTimeOffset until)
    {
        var index = grains.GetGrain<IStaffingGrain>(target);
        foreach (var entry in entries)
        {
            await Bounded(index.Follow(source, entry.Sequence, ((OwedStaffing)entry.Effect).Effect), until);
            _delivered.Add(entry.Sequence);
        }
    }

    private Task Bounded(Task attempt, DateTimeOffset until)
    {
        var left = until - time.GetUtcNow();
        return attempt.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
    }

    private IncomingNotification Incoming(OutboxEntry entry) =>
        new(source, entry.Sequence, ((OwedNotification)entry.Effect).Content);

    private IncomingAudit Record(OutboxEntry entry) => new(source, entry.Sequence, ((OwedAudit)entry.Effect).Entry);

    private static OperationItem Answer(OutboxEntry entry) => ((OwedAnswer)entry.Effect).Item;

    private static DirectoryItem Item(OutboxEntry entry)
    {
        var listing = (OwedListing)entry.Effect;
        return new DirectoryItem(listing.Key, entry.Sequence, listing.Facet, listing.Label, listing.Entry);
    }
}
