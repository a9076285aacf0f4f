using System.Collections.Immutable;
using Orleans.Placement;
using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Grains.Committing;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Notifications;

/// <summary>
/// The durable notifications of one recipient; every row is in the store, only the last sequence is held.
/// </summary>
[GrainType("inbox"), Immovable]
internal sealed class InboxGrain(IInboxStore store, InboxAnnouncer announcer) : Grain, IInboxGrain
{
    /// <summary>Longest page.</summary>
    private const int PageMax = 1_001;

    /// <summary>Most notifications of one append.</summary>
    private const int AppendMax = 1_000;

    /// <summary>Most notifications that one call removes or forgets.</summary>
    private const int PurgeMax = 500;

    private WriteGuard _guard = null!;
    private long _last;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _guard = new WriteGuard(DeactivateOnIdle);
        _last = await store.LastSequence(Recipient, cancellationToken);
    }

    public async Task Append(ImmutableArray<IncomingNotification> notifications)
    {
        if (notifications.Length > AppendMax)
        {
            throw Invariant.Broken("an owner sent more notifications at once than an inbox takes");
        }

        var rows = notifications.Select(Row).ToArray();
        var added = await _guard.Write(() => store.Append(Recipient, _last, rows, CancellationToken.None));
        if (added.Count == 0)
        {
            return;
        }

        _last = added[^1].Sequence;
        await announcer.Announce(Recipient, [.. added.Select(Record)]);
    }

    public async Task<ImmutableArray<NotificationRecord>> Read(long after, int limit)
    {
        var rows = await store.Read(Recipient, after, Math.Clamp(limit, 1, PageMax), CancellationToken.None);
        return [.. rows.Select(Record)];
    }

    public ValueTask<long> LastSequence()
    {
        _guard.Check();
        return new(_last);
    }

    public async Task<bool> Purge()
    {
        var goesOn = await _guard.Write(() => store.Purge(Recipient, PurgeMax, CancellationToken.None));
        _last = goesOn ? _last : 0;
        return goesOn;
    }

    public Task<bool> Forget(string source, long through) =>
        _guard.Write(() => store.Forget(
            Recipient, source, through, PurgeMax, InboxPayload.Leave, CancellationToken.None));

    private static InboxRow Row(IncomingNotification incoming) =>
        new(0, incoming.Source, incoming.SourceSequence, InboxPayload.Write(incoming.Content));

    private static NotificationRecord Record(InboxRow row) => new(row.Sequence, InboxPayload.Read(row.Payload));

    private string Recipient => this.GetPrimaryKeyString();
}
