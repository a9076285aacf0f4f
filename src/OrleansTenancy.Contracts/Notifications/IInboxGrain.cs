using System.Collections.Immutable;
using Orleans.Concurrency;

namespace OrleansTenancy.Contracts.Notifications;

/// <summary>
/// The durable notifications of one partner or tenant, in order; key <see cref="InboxKey"/>. The stream
/// <see cref="NotificationStreams"/> only announces what is stored here.
/// </summary>
[Alias("tenancy.IInboxGrain")]
public interface IInboxGrain : IGrainWithStringKey
{
    /// <summary>
    /// Stores notifications and gives them the next sequences, then announces them. One whose source and source
    /// sequence are there already is skipped.
    /// </summary>
    [Alias("Append")]
    Task Append(ImmutableArray<IncomingNotification> notifications);

    /// <summary>Stored notifications after a sequence, in order.</summary>
    /// <remarks>Interleaves: reads stored rows only, which change only by being forgotten.</remarks>
    [AlwaysInterleave, Alias("Read")]
    Task<ImmutableArray<NotificationRecord>> Read(long after, int limit);

    /// <summary>The last sequence; 0 when there is none.</summary>
    /// <remarks>Interleaves: one number that is set after each durable append.</remarks>
    [AlwaysInterleave, Alias("LastSequence")]
    ValueTask<long> LastSequence();

    /// <summary>ID.27: removes a bounded part of all of them; true: there may be more.</summary>
    [Alias("Purge")]
    Task<bool> Purge();

    /// <summary>
    /// ID.27: forgets a bounded part of what came from an owner that is gone, up to a place in its outbox; true: there
    /// may be more. Places that are forgotten stay empty.
    /// </summary>
    [Alias("Forget")]
    Task<bool> Forget(string source, long through);
}
