using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Testing.Stores;

/// <summary>Inboxes in memory, for grain tests; the real stores have tests of their own.</summary>
/// <param name="faults">Lets writes fail; the key of an inbox is the key of its grain.</param>
public sealed class MemoryInboxStore(StorageFaults faults) : IInboxStore
{
    private readonly Dictionary<string, List<InboxRow>> _inboxes = [];

    /// <summary>What is stored, as text.</summary>
    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (_inboxes)
            {
                return
                [
                    .. _inboxes.SelectMany(i => i.Value.Select(r => StoredText.Of(i.Key, r.Source, r.Payload))),
                ];
            }
        }
    }

    /// <inheritdoc />
    public Task<long> LastSequence(string recipient, CancellationToken cancel)
    {
        lock (_inboxes)
        {
            return Task.FromResult((long)Rows(recipient).Count);
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<InboxRow>> Append(
        string recipient, long expectedLast, IReadOnlyList<InboxRow> entries, CancellationToken cancel) =>
        faults.Write<IReadOnlyList<InboxRow>>(recipient, () => Append(recipient, expectedLast, entries));

    /// <inheritdoc />
    public Task<IReadOnlyList<InboxRow>> Read(string recipient, long after, int limit, CancellationToken cancel)
    {
        lock (_inboxes)
        {
            return Task.FromResult<IReadOnlyList<InboxRow>>(
                [.. Rows(recipient).Where(r => r.Sequence > after && r.Payload.Length > 0).Take(limit)]);
        }
    }

    /// <inheritdoc />
    public Task<bool> Purge(string recipient, int limit, CancellationToken cancel) => faults.Write(recipient, () =>
    {
        lock (_inboxes)
        {
            _inboxes.Remove(recipient);
            return false;
        }
    });

    /// <inheritdoc />
    public Task<bool> Forget(
        string recipient,
        string source,
        long through,
        int limit,
        Func<byte[], byte[]> leave,
        CancellationToken cancel) =>
        faults.Write(recipient, () => Forget(recipient, source, through, limit, leave));

    private List<InboxRow> Append(string recipient, long expectedLast, IReadOnlyList<InboxRow> entries)
    {
        lock (_inboxes)
        {
            var rows = Rows(recipient);
            if (rows.Count != expectedLast)
            {
                throw new StoreConflictException("inbox");
            }

            var added = new List<InboxRow>();
            foreach (var entry in entries)
            {
                if (!rows.Any(r => r.Source == entry.Source && r.SourceSequence == entry.SourceSequence))
                {
                    rows.Add(entry with { Sequence = rows.Count + 1 });
                    added.Add(rows[^1]);
                }
            }

            return added;
        }
    }

    private bool Forget(string recipient, string source, long through, int limit, Func<byte[], byte[]> leave)
    {
        lock (_inboxes)
        {
            var rows = Rows(recipient);
            var found = rows.Where(r => r.Source == source && r.SourceSequence <= through).Take(limit).ToArray();
            foreach (var row in found)
            {
                rows[rows.IndexOf(row)] = row with
                {
                    Source = "~", SourceSequence = row.Sequence, Payload = leave(row.Payload),
                };
            }

            return found.Length == limit;
        }
    }

    private List<InboxRow> Rows(string recipient)
    {
        if (!_inboxes.TryGetValue(recipient, out var rows))
        {
            _inboxes[recipient] = rows = [];
        }

        return rows;
    }
}
