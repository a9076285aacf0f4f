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

    /// <summary>Rows after a sequence, in order.</summary>
    Task<IReadOnlyList<InboxRow>> Read(string recipient, long after, int limit, CancellationToken cancel);

    /// <summary>Removes every row of a recipient. Repeatable.</summary>
    Task Purge(string recipient, CancellationToken cancel);
}

/// <summary>One stored notification.</summary>
/// <param name="Sequence">Dense, from 1; 0 before it is stored.</param>
/// <param name="Source">The grain key of the owner whose change caused it.</param>
/// <param name="SourceSequence">The outbox sequence at that owner.</param>
/// <param name="Payload">The notification, serialized by the caller (UTF-8 JSON).</param>
public sealed record InboxRow(long Sequence, string Source, long SourceSequence, byte[] Payload);
