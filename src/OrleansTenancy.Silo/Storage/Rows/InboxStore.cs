using System.Data.Common;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Silo.Storage.Rows;

/// <summary>Inboxes in a database.</summary>
/// <param name="database">The database.</param>
internal sealed class InboxStore(IRowDatabase database) : IInboxStore
{
    // What is left of a row names no source; together with its own sequence it is still one of a kind.
    private const string Nobody = "~";

    public Task<long> LastSequence(string recipient, CancellationToken cancel) =>
        database.Read(c => Last(c, recipient), cancel);

    public Task<IReadOnlyList<InboxRow>> Append(
        string recipient, long expectedLast, IReadOnlyList<InboxRow> entries, CancellationToken cancel) =>
        database.Write(c => Append(c, recipient, expectedLast, entries), cancel);

    public async Task<IReadOnlyList<InboxRow>> Read(
        string recipient, long after, int limit, CancellationToken cancel) =>
        await database.Read(
            c => c.Query(
                """
                SELECT sequence, source, source_sequence, payload FROM tenancy_inbox
                WHERE recipient = @recipient AND sequence > @after AND length(payload) > 0
                ORDER BY sequence LIMIT @limit
                """,
                Row,
                ("recipient", recipient),
                ("after", after),
                ("limit", limit)),
            cancel);

    public async Task<bool> Purge(string recipient, int limit, CancellationToken cancel)
    {
        var gone = await database.Write(
            c => c.Execute(
                """
                DELETE FROM tenancy_inbox WHERE recipient = @recipient AND sequence IN
                    (SELECT sequence FROM tenancy_inbox WHERE recipient = @recipient ORDER BY sequence LIMIT @limit)
                """,
                ("recipient", recipient),
                ("limit", limit)),
            cancel);
        return gone == limit;
    }

    public Task<bool> Forget(
        string recipient,
        string source,
        long through,
        int limit,
        Func<byte[], byte[]> leave,
        CancellationToken cancel) =>
        database.Write(
            async c =>
            {
                var rows = await c.Query(
                    """
                    SELECT sequence, source, source_sequence, payload FROM tenancy_inbox
                    WHERE recipient = @recipient AND source = @source AND source_sequence <= @through LIMIT @limit
                    """,
                    Row,
                    ("recipient", recipient),
                    ("source", source),
                    ("through", through),
                    ("limit", limit));
                await c.ExecuteEach(
                    """
                    UPDATE tenancy_inbox SET source = @nobody, source_sequence = sequence, payload = @payload
                    WHERE recipient = @recipient AND sequence = @sequence
                    """,
                    [
                        .. rows.Select(r => new (string Name, object? Value)[]
                        {
                            ("nobody", Nobody),
                            ("payload", leave(r.Payload)),
                            ("recipient", recipient),
                            ("sequence", r.Sequence),
                        }),
                    ]);
                return rows.Count == limit;
            },
            cancel);

    // Two owners of one inbox: both see the same last sequence, and the primary key lets only one of them go on.
    private static async Task<IReadOnlyList<InboxRow>> Append(
        DbConnection connection, string recipient, long expectedLast, IReadOnlyList<InboxRow> entries)
    {
        var last = await Last(connection, recipient);
        if (last != expectedLast)
        {
            throw new StoreConflictException("the inbox of " + recipient);
        }

        var added = new List<InboxRow>(entries.Count);
        foreach (var entry in entries)
        {
            var next = entry with { Sequence = last + 1 };
            var touched = await connection.Execute(
                """
                INSERT INTO tenancy_inbox (recipient, sequence, source, source_sequence, payload)
                VALUES (@recipient, @sequence, @source, @source_sequence, @payload)
                ON CONFLICT (recipient, source, source_sequence) DO NOTHING
                """,
                ("recipient", recipient),
                ("sequence", next.Sequence),
                ("source", next.Source),
                ("source_sequence", next.SourceSequence),
                ("payload", next.Payload));
            if (touched == 1)
            {
                added.Add(next);
                last = next.Sequence;
            }
        }

        return added;
    }

    private static async Task<long> Last(DbConnection connection, string recipient) =>
        Convert.ToInt64(
            await connection.Scalar(
                "SELECT max(sequence) FROM tenancy_inbox WHERE recipient = @recipient", ("recipient", recipient))
                ?? 0L,
            null);

    private static InboxRow Row(DbDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3));
}
