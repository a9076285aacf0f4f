namespace OrleansTenancy.Grains.Storage;

/// <summary>The durable notifications of every recipient, one row each, dense sequence per recipient (X.10).</summary>
public interface IInboxStore
{
    /// <summary>The last sequence of a recipient; 0 when there is none.</summary>
    Task<long> LastSequence(string recipient, CancellationToken cancel);

    /// <summary>
    /// Appends entries in one transaction. An entry whose (<see cref="InboxRow.Source"/>,
    /// <see cref="InboxRow.SourceSequence"/>) is there already is skipped and uses no sequence.
    /// Answers the rows that were really added, with their sequences, in order.
    /// </summary>
    /// <exception cref="StoreConflictException">
    /// The recipient's last sequence is not <paramref name="expectedLast"/>; nothing was changed.
    /// </exception>
    Task<IReadOnlyList<InboxRow>> Append(
        string recipient, long expectedLast, IReadOnlyList<InboxRow> entries, CancellationToken cancel);

    /// <summary>Rows after a sequence, in order; not those of which nothing is left.</summary>
    Task<IReadOnlyList<InboxRow>> Read(string recipient, long after, int limit, CancellationToken cancel);

    /// <summary>Removes up to so many rows of a recipient. Repeatable.</summary>
    /// <returns>Whether there may be more.</returns>
    Task<bool> Purge(string recipient, int limit, CancellationToken cancel);

    /// <summary>
    /// Forgets what came from a source, up to a place in its outbox: such a row keeps its sequence, loses its source,
    /// and has from then on the payload that is left of it; an empty one is not read any more. Repeatable.
    /// </summary>
    /// <returns>Whether there may be more.</returns>
    Task<bool> Forget(
        string recipient,
        string source,
        long through,
        int limit,
        Func<byte[], byte[]> leave,
        CancellationToken cancel);
}

/// <summary>One stored notification.</summary>
/// <param name="Sequence">Dense, from 1; 0 before it is stored.</param>
/// <param name="Source">The grain key of the owner whose change caused it.</param>
/// <param name="SourceSequence">The outbox sequence at that owner.</param>
/// <param name="Payload">The notification, serialized by the caller (UTF-8 JSON).</param>
public sealed record InboxRow(long Sequence, string Source, long SourceSequence, byte[] Payload);
