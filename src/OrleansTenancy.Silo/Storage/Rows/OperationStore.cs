using System.Data.Common;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Silo.Storage.Rows;

/// <summary>Idempotency keys in a database.</summary>
/// <param name="database">The database.</param>
internal sealed class OperationStore(IRowDatabase database) : IOperationStore
{
    public async Task<OperationRow?> Find(string caller, string key, CancellationToken cancel)
    {
        var rows = await database.Read(
            c => c.Query(
                """
                SELECT caller, key, fingerprint, tenant, at, reserved, reply, answer FROM tenancy_operations
                WHERE caller = @caller AND key = @key
                """,
                Row,
                ("caller", caller),
                ("key", key)),
            cancel);
        return rows.SingleOrDefault();
    }

    public Task<long> Count(string caller, DateTimeOffset after, CancellationToken cancel) =>
        database.Read(
            async c => Convert.ToInt64(
                await c.Scalar(
                    "SELECT count(*) FROM tenancy_operations WHERE caller = @caller AND at > @after",
                    ("caller", caller),
                    ("after", after.UtcTicks)),
                null),
            cancel);

    public Task Put(IReadOnlyList<OperationRow> rows, DateTimeOffset expired, CancellationToken cancel) =>
        database.Write(
            async c =>
            {
                var write = new OperationWrite(c);
                foreach (var row in rows)
                {
                    await write.Put(row, expired);
                }

                return rows.Count;
            },
            cancel);

    public Task Answered(string caller, string key, string fingerprint, byte[] answer, CancellationToken cancel) =>
        database.Write(
            c => c.Execute(
                """
                UPDATE tenancy_operations SET answer = @answer
                WHERE caller = @caller AND key = @key AND fingerprint = @fingerprint
                    AND reply IS NOT NULL AND answer IS NULL
                """,
                ("answer", answer),
                ("caller", caller),
                ("key", key),
                ("fingerprint", fingerprint)),
            cancel);

    public Task Prune(DateTimeOffset expired, int limit, CancellationToken cancel) =>
        database.Write(
            c => c.Execute(
                """
                DELETE FROM tenancy_operations WHERE (caller, key) IN
                    (SELECT caller, key FROM tenancy_operations WHERE at <= @expired ORDER BY at LIMIT @limit)
                """,
                ("expired", expired.UtcTicks),
                ("limit", limit)),
            cancel);

    private static OperationRow Row(DbDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            row.IsDBNull(3) ? null : new TenantUid(Guid.ParseExact(row.GetString(3), "D")),
            new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero),
            row.IsDBNull(5) ? null : Guid.ParseExact(row.GetString(5), "D"),
            row.IsDBNull(6) ? null : row.GetFieldValue<byte[]>(6),
            row.IsDBNull(7) ? null : row.GetFieldValue<byte[]>(7));
}
