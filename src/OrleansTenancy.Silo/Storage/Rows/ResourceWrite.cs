using System.Data.Common;
using System.Text.Json;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Silo.Storage.Rows;

/// <summary>One write to a shard, within a transaction: the rows, and the counts that follow them.</summary>
/// <param name="connection">In the transaction.</param>
/// <param name="tenant">The life of the tenant.</param>
/// <param name="shard">The shard.</param>
internal sealed class ResourceWrite(DbConnection connection, TenantUid tenant, int shard)
{
    private readonly Dictionary<string, long> _more = new(StringComparer.Ordinal);

    /// <summary>Writes and removes the rows.</summary>
    public async Task Apply(ResourceChanges changes)
    {
        await Remove(changes.Removals);
        await Upsert(changes.Upserts);
        await MoveCounts();
    }

    private async Task Remove(IReadOnlyList<ResourceKey> keys)
    {
        var touched = await connection.ExecuteEach(
            """
            DELETE FROM tenancy_resources
            WHERE tenant = @tenant AND shard = @shard AND type = @type AND id = @id
            """,
            [.. keys.Select(k => Named(k.Type, k.Id))]);
        for (var i = 0; i < keys.Count; i++)
        {
            Add(keys[i].Type, -touched[i]);
        }
    }

    // First as new rows, which tells the new from the old ones; then the old ones are replaced.
    private async Task Upsert(IReadOnlyList<ResourceRow> rows)
    {
        var added = await connection.ExecuteEach(
            """
            INSERT INTO tenancy_resources
                (tenant, shard, type, id, group_id, group_incarnation, alias, tags)
            VALUES (@tenant, @shard, @type, @id, @group_id, @incarnation, @alias, @tags)
            ON CONFLICT (tenant, shard, type, id) DO NOTHING
            """,
            [.. rows.Select(Values)]);
        for (var i = 0; i < rows.Count; i++)
        {
            Add(rows[i].Type, added[i]);
        }

        await connection.ExecuteEach(
            """
            UPDATE tenancy_resources
            SET group_id = @group_id, group_incarnation = @incarnation, alias = @alias, tags = @tags
            WHERE tenant = @tenant AND shard = @shard AND type = @type AND id = @id
            """,
            [.. rows.Where((_, i) => added[i] == 0).Select(Values)]);
    }

    private async Task MoveCounts()
    {
        foreach (var (type, more) in _more.Where(m => m.Value != 0))
        {
            var moved = await connection.Execute(
                """
                UPDATE tenancy_resource_counts SET amount = amount + @more
                WHERE tenant = @tenant AND type = @type AND shard = @shard
                """,
                ("more", more),
                ("tenant", tenant.Value),
                ("type", type),
                ("shard", shard));
            if (moved == 0)
            {
                await connection.Execute(
                    """
                    INSERT INTO tenancy_resource_counts (tenant, type, shard, amount)
                    VALUES (@tenant, @type, @shard, @more)
                    """,
                    ("tenant", tenant.Value),
                    ("type", type),
                    ("shard", shard),
                    ("more", more));
            }
        }
    }

    private void Add(string type, long more) => _more[type] = _more.GetValueOrDefault(type) + more;

    private (string Name, object? Value)[] Named(string type, string id) =>
        [("tenant", tenant.Value), ("shard", shard), ("type", type), ("id", id)];

    private (string Name, object? Value)[] Values(ResourceRow row) =>
    [
        .. Named(row.Type, row.Id),
        ("group_id", row.GroupId),
        ("incarnation", row.GroupIncarnation),
        ("alias", row.Alias),
        ("tags", JsonSerializer.Serialize(row.Tags, ResourceJson.Default.IReadOnlyListString)),
    ];
}
