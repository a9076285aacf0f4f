using System.Data.Common;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Silo.Storage.Rows;

/// <summary>Staffing indexes in a database.</summary>
/// <param name="database">The database.</param>
internal sealed class StaffingStore(IRowDatabase database) : IStaffingStore
{
    public Task<StaffingIndex> Load(string partner, CancellationToken cancel) =>
        database.Read(
            async c =>
            {
                // The version first: rows that are newer than it make the next write fail, never the reverse.
                var version = await c.Scalar(
                    "SELECT version FROM tenancy_staffing_heads WHERE partner = @partner", ("partner", partner));
                var rows = await c.Query(
                    "SELECT kind, key, payload FROM tenancy_staffing WHERE partner = @partner",
                    r => new StaffingRow(r.GetString(0), r.GetString(1), r.GetFieldValue<byte[]>(2)),
                    ("partner", partner));
                return new StaffingIndex(Convert.ToInt64(version ?? 0L, null), rows);
            },
            cancel);

    public Task<long> Apply(
        string partner, long expectedVersion, IReadOnlyList<StaffingRow> changes, CancellationToken cancel) =>
        database.Write(
            async c =>
            {
                await MoveVersion(c, partner, expectedVersion);
                await Write(c, partner, changes);
                return expectedVersion + 1;
            },
            cancel);

    private static async Task Write(DbConnection connection, string partner, IReadOnlyList<StaffingRow> changes)
    {
        foreach (var change in changes)
        {
            await connection.Execute(
                change.Payload is null
                    ? "DELETE FROM tenancy_staffing WHERE partner = @partner AND kind = @kind AND key = @key"
                    : """
                      INSERT INTO tenancy_staffing (partner, kind, key, payload)
                      VALUES (@partner, @kind, @key, @payload)
                      ON CONFLICT (partner, kind, key) DO UPDATE SET payload = excluded.payload
                      """,
                change.Payload is null
                    ? [("partner", partner), ("kind", change.Kind), ("key", change.Key)]
                    :
                    [
                        ("partner", partner),
                        ("kind", change.Kind),
                        ("key", change.Key),
                        ("payload", change.Payload),
                    ]);
        }
    }

    private static async Task MoveVersion(DbConnection connection, string partner, long expected)
    {
        var moved = await connection.Execute(
            expected == 0
                ? """
                  INSERT INTO tenancy_staffing_heads (partner, version) VALUES (@partner, @expected + 1)
                  ON CONFLICT (partner) DO NOTHING
                  """
                : """
                  UPDATE tenancy_staffing_heads SET version = version + 1
                  WHERE partner = @partner AND version = @expected
                  """,
            ("partner", partner),
            ("expected", expected));
        if (moved != 1)
        {
            throw new StoreConflictException("the staffing of a partner");
        }
    }
}
