using System.Data.Common;
using System.Text.Json;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Silo.Storage.Rows;

/// <summary>Devices and other registered resources in a database.</summary>
/// <param name="database">The database.</param>
internal sealed class ResourceStore(IRowDatabase database) : IResourceStore
{
    private const string Columns = "type, id, group_id, group_incarnation, alias, tags";

    public Task<ResourceShard> Load(TenantUid tenant, int shard, CancellationToken cancel) =>
        database.Read(
            async c =>
            {
                // The version first: rows that are newer than it make the next write fail, never the reverse.
                var version = await c.Scalar(
                    "SELECT version FROM tenancy_resource_shards WHERE tenant = @tenant AND shard = @shard",
                    ("tenant", tenant.Value),
                    ("shard", shard));
                var rows = await c.Query(
                    $"SELECT {Columns} FROM tenancy_resources WHERE tenant = @tenant AND shard = @shard",
                    Row,
                    ("tenant", tenant.Value),
                    ("shard", shard));
                return new ResourceShard(Convert.ToInt64(version ?? 0L, null), rows);
            },
            cancel);

    public Task<long> Apply(
        TenantUid tenant, int shard, long expectedVersion, ResourceChanges changes, CancellationToken cancel) =>
        database.Write(
            async c =>
            {
                await MoveVersion(c, tenant, shard, expectedVersion);
                await new ResourceWrite(c, tenant, shard).Apply(changes);
                if (changes.Operation is { } operation)
                {
                    await new OperationWrite(c).Put(operation, changes.Expired);
                }

                return expectedVersion + 1;
            },
            cancel);

    public Task<long> Count(TenantUid tenant, string type, CancellationToken cancel) =>
        database.Read(
            async c => Convert.ToInt64(
                await c.Scalar(
                    "SELECT sum(amount) FROM tenancy_resource_counts WHERE tenant = @tenant AND type = @type",
                    ("tenant", tenant.Value),
                    ("type", type)) ?? 0L,
                null),
            cancel);

    public Task<bool> AnyInGroup(
        TenantUid tenant, string groupId, long groupIncarnation, CancellationToken cancel) =>
        database.Read(
            async c => await c.Scalar(
                """
                SELECT 1 FROM tenancy_resources
                WHERE tenant = @tenant AND group_id = @group_id AND group_incarnation = @incarnation LIMIT 1
                """,
                ("tenant", tenant.Value),
                ("group_id", groupId),
                ("incarnation", groupIncarnation)) is not null,
            cancel);

    public async Task<IReadOnlyList<ResourceRow>> Page(
        TenantUid tenant, string type, string? after, int limit, CancellationToken cancel) =>
        await database.Read(
            c => c.Query(
                $"""
                SELECT {Columns} FROM tenancy_resources
                WHERE tenant = @tenant AND type = @type AND id > @after ORDER BY id LIMIT @limit
                """,
                Row,
                ("tenant", tenant.Value),
                ("type", type),
                ("after", after ?? string.Empty),
                ("limit", limit)),
            cancel);

    public Task<bool> Purge(TenantUid tenant, int shard, int limit, CancellationToken cancel) =>
        database.Write(c => new ResourcePurge(c, tenant, shard).Run(limit), cancel);

    private static async Task MoveVersion(DbConnection connection, TenantUid tenant, int shard, long expected)
    {
        var text = expected == 0
            ? """
              INSERT INTO tenancy_resource_shards (tenant, shard, version) VALUES (@tenant, @shard, @expected + 1)
              ON CONFLICT (tenant, shard) DO NOTHING
              """
            : """
              UPDATE tenancy_resource_shards SET version = version + 1
              WHERE tenant = @tenant AND shard = @shard AND version = @expected
              """;
        var moved = await connection.Execute(
            text, ("tenant", tenant.Value), ("shard", shard), ("expected", expected));
        if (moved != 1)
        {
            throw new StoreConflictException("a shard of resources");
        }
    }

    private static ResourceRow Row(DbDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.IsDBNull(2) ? null : row.GetString(2),
            row.GetInt64(3),
            row.IsDBNull(4) ? null : row.GetString(4),
            JsonSerializer.Deserialize(row.GetString(5), ResourceJson.Default.IReadOnlyListString) ?? []);
}
