using System.Data.Common;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Silo.Storage.Rows;

/// <summary>Lists in a database.</summary>
/// <param name="database">The database.</param>
internal sealed class DirectoryStore(IRowDatabase database) : IDirectoryStore
{
    public Task Put(string collection, string key, DirectoryRow row, CancellationToken cancel) =>
        database.Write(
            c => c.Execute(
                """
                INSERT INTO tenancy_directory (collection, key, version, facet, label, payload)
                VALUES (@collection, @key, @version, @facet, @label, @payload)
                ON CONFLICT (collection, key) DO UPDATE
                SET version = excluded.version, facet = excluded.facet, label = excluded.label,
                    payload = excluded.payload
                WHERE tenancy_directory.version < excluded.version
                """,
                ("collection", collection),
                ("key", key),
                ("version", row.Version),
                ("facet", row.Facet),
                ("label", row.Label),
                ("payload", row.Payload)),
            cancel);

    public async Task<IReadOnlyList<DirectoryEntry>> Page(
        string collection, DirectoryQuery query, CancellationToken cancel) =>
        await database.Read(
            c => c.Query(
                """
                SELECT key, version, facet, label, payload FROM tenancy_directory
                WHERE collection = @collection AND payload IS NOT NULL AND key > @after
                  AND (@facet = '' OR facet = @facet)
                  AND (@prefix = '' OR substr(key, 1, length(@prefix)) = @prefix
                    OR substr(label, 1, length(@prefix)) = @prefix)
                ORDER BY key LIMIT @limit
                """,
                Entry,
                ("collection", collection),
                ("after", query.After ?? string.Empty),
                ("facet", query.Facet ?? string.Empty),
                ("prefix", query.Prefix ?? string.Empty),
                ("limit", query.Limit)),
            cancel);

    public Task<long> Count(string collection, string? facet, CancellationToken cancel) =>
        database.Read(
            async c => Convert.ToInt64(
                await c.Scalar(
                    """
                    SELECT count(*) FROM tenancy_directory
                    WHERE collection = @collection AND payload IS NOT NULL AND (@facet = '' OR facet = @facet)
                    """,
                    ("collection", collection),
                    ("facet", facet ?? string.Empty)),
                null),
            cancel);

    public async Task<bool> Purge(string collection, int limit, CancellationToken cancel)
    {
        var gone = await database.Write(
            c => c.Execute(
                """
                DELETE FROM tenancy_directory WHERE collection = @collection AND key IN
                    (SELECT key FROM tenancy_directory WHERE collection = @collection ORDER BY key LIMIT @limit)
                """,
                ("collection", collection),
                ("limit", limit)),
            cancel);
        return gone == limit;
    }

    public Task Drop(string collection, IReadOnlyList<string> keys, long through, CancellationToken cancel) =>
        database.Write(
            c => c.ExecuteEach(
                """
                DELETE FROM tenancy_directory
                WHERE collection = @collection AND key = @key AND version <= @through
                """,
                [
                    .. keys.Select(k => new (string Name, object? Value)[]
                    {
                        ("collection", collection), ("key", k), ("through", through),
                    }),
                ]),
            cancel);

    private static DirectoryEntry Entry(DbDataReader row) =>
        new(
            row.GetString(0),
            new DirectoryRow(row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetFieldValue<byte[]>(4)));
}
