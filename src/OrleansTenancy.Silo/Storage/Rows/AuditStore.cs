using System.Data.Common;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Silo.Storage.Rows;

/// <summary>The audit trail in a database.</summary>
/// <param name="database">The database.</param>
internal sealed class AuditStore(IRowDatabase database) : IAuditStore
{
    private const string Columns =
        "chain, sequence, source, source_sequence, id, at, actor, action, tenant, partner, before, after,"
        + " previous, hash";

    public Task<bool> Append(string chain, IReadOnlyList<AuditDraft> drafts, CancellationToken cancel) =>
        database.Write(c => Append(c, chain, drafts), cancel);

    public async Task<IReadOnlyList<AuditRecord>> Read(
        string chain, long after, int limit, CancellationToken cancel) =>
        await database.Read(
            c => c.Query(
                $"""
                SELECT {Columns} FROM tenancy_audit
                WHERE chain = @chain AND sequence > @after ORDER BY sequence LIMIT @limit
                """,
                Record,
                ("chain", chain),
                ("after", after),
                ("limit", limit)),
            cancel);

    public Task<AuditHead?> Head(string chain, CancellationToken cancel) =>
        database.Read(async c => (await HeadOf(c, chain)).Head, cancel);

    // Ordinally, whatever begins with a name and a slash lies before the name and a zero, which follows the slash.
    public Task<string?> LastLife(string name, CancellationToken cancel) =>
        database.Read(
            async c => (string?)await c.Scalar(
                """
                SELECT h.chain FROM tenancy_audit_heads h
                JOIN tenancy_audit a ON a.chain = h.chain AND a.sequence = h.sequence
                WHERE h.chain > @first AND h.chain < @last ORDER BY a.at DESC, h.chain LIMIT 1
                """,
                ("first", name + '/'),
                ("last", name + '0')),
            cancel);

    public Task<string?> NextChain(string after, CancellationToken cancel) =>
        database.Read(
            async c => (string?)await c.Scalar(
                """
                SELECT min(chain) FROM
                (
                    SELECT min(chain) AS chain FROM tenancy_audit_heads WHERE chain > @after
                    UNION ALL
                    SELECT min(chain) FROM tenancy_audit WHERE chain > @after
                ) AS chains
                """,
                ("after", after)),
            cancel);

    public Task<bool> Purge(string chain, int limit, CancellationToken cancel) =>
        database.Write(c => Purge(c, chain, limit), cancel);

    // Two writers of one chain: both see the same head, and only one of them can move it.
    private static async Task<bool> Append(DbConnection connection, string chain, IReadOnlyList<AuditDraft> drafts)
    {
        var (stored, closed) = await HeadOf(connection, chain);
        var head = stored ?? AuditHead.None;
        var added = new List<AuditRecord>(drafts.Count);
        foreach (var draft in drafts)
        {
            if (closed)
            {
                break;
            }

            if (added.Exists(r => r.Entry.Id == draft.Entry.Id) || await IsThere(connection, chain, draft.Entry.Id))
            {
                continue;
            }

            var record = AuditChain.Next(chain, head, draft.Source, draft.SourceSequence, draft.Entry);
            head = head with { Sequence = record.Sequence, Hash = record.Hash };
            added.Add(record);
            closed = AuditChain.Closes(chain, draft.Entry.Action);
        }

        if (added.Count > 0)
        {
            await MoveHead(connection, chain, stored, head);
            await connection.ExecuteEach(
                $"""
                INSERT INTO tenancy_audit ({Columns})
                VALUES (@chain, @sequence, @source, @source_sequence, @id, @at, @actor, @action, @tenant, @partner,
                    @before, @after, @previous, @hash)
                """,
                [.. added.Select(Parameters)]);
        }

        return !closed || (added.Count > 0 && added[^1].Entry.Id == drafts[^1].Entry.Id);
    }

    private static async Task<bool> Purge(DbConnection connection, string chain, int limit)
    {
        var (head, closed) = await HeadOf(connection, chain);
        if (head is null)
        {
            return false;
        }

        if (!closed)
        {
            throw Invariant.Broken("an audit trail is to be purged although its tenant was not deleted");
        }

        await connection.Execute(
            "UPDATE tenancy_audit_heads SET purged_through = sequence - 1 WHERE chain = @chain", ("chain", chain));
        var gone = await connection.Execute(
            """
            DELETE FROM tenancy_audit WHERE chain = @chain AND sequence IN
            (
                SELECT sequence FROM tenancy_audit
                WHERE chain = @chain AND sequence < @last ORDER BY sequence LIMIT @limit
            )
            """,
            ("chain", chain),
            ("last", head.Sequence),
            ("limit", limit));
        return gone == limit;
    }

    private static async Task<(AuditHead? Head, bool IsClosed)> HeadOf(DbConnection connection, string chain)
    {
        var rows = await connection.Query(
            """
            SELECT h.sequence, h.hash, h.purged_through, a.action FROM tenancy_audit_heads h
            LEFT JOIN tenancy_audit a ON a.chain = h.chain AND a.sequence = h.sequence
            WHERE h.chain = @chain
            """,
            r => (
                new AuditHead(r.GetInt64(0), r.GetString(1), r.GetInt64(2)),
                !r.IsDBNull(3) && AuditChain.Closes(chain, r.GetString(3))),
            ("chain", chain));
        return rows.SingleOrDefault();
    }

    private static async Task<bool> IsThere(DbConnection connection, string chain, string id) =>
        await connection.Scalar(
            "SELECT 1 FROM tenancy_audit WHERE chain = @chain AND id = @id", ("chain", chain), ("id", id)) is not null;

    private static async Task MoveHead(DbConnection connection, string chain, AuditHead? stored, AuditHead next)
    {
        var moved = await connection.Execute(
            stored is null
                ? """
                  INSERT INTO tenancy_audit_heads (chain, sequence, hash, purged_through)
                  VALUES (@chain, @sequence, @hash, @expected) ON CONFLICT (chain) DO NOTHING
                  """
                : """
                  UPDATE tenancy_audit_heads SET sequence = @sequence, hash = @hash
                  WHERE chain = @chain AND sequence = @expected
                  """,
            ("chain", chain),
            ("sequence", next.Sequence),
            ("hash", next.Hash),
            ("expected", stored?.Sequence ?? 0L));
        if (moved != 1)
        {
            throw new StoreConflictException("an audit trail");
        }
    }

    private static (string Name, object? Value)[] Parameters(AuditRecord record) =>
    [
        ("chain", record.Chain),
        ("sequence", record.Sequence),
        ("source", record.Source),
        ("source_sequence", record.SourceSequence),
        ("id", record.Entry.Id),
        ("at", record.Entry.At),
        ("actor", record.Entry.Actor),
        ("action", record.Entry.Action),
        ("tenant", record.Entry.Tenant),
        ("partner", record.Entry.Partner),
        ("before", record.Entry.Before),
        ("after", record.Entry.After),
        ("previous", record.Previous),
        ("hash", record.Hash),
    ];

    private static AuditRecord Record(DbDataReader row) =>
        new(
            row.GetString(0),
            row.GetInt64(1),
            row.GetString(2),
            row.GetInt64(3),
            new AuditEntry(
                row.GetString(4),
                row.GetString(5),
                row.GetString(6),
                row.GetString(7),
                Text(row, 8),
                Text(row, 9),
                Text(row, 10),
                Text(row, 11)),
            row.GetString(12),
            row.GetString(13));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
