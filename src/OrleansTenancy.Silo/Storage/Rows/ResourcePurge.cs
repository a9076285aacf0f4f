using System.Data.Common;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Silo.Storage.Rows;

/// <summary>ID.27: takes the rows of a shard away, a bounded number at a time.</summary>
/// <param name="connection">In a transaction.</param>
/// <param name="tenant">The life of the tenant.</param>
/// <param name="shard">The shard.</param>
internal sealed class ResourcePurge(DbConnection connection, TenantUid tenant, int shard)
{
    /// <summary>Takes up to so many of each kind; answers whether there may be more.</summary>
    public async Task<bool> Run(int limit)
    {
        var operations = await connection.Execute(
            """
            DELETE FROM tenancy_operations WHERE (caller, key) IN
                (SELECT caller, key FROM tenancy_operations WHERE tenant = @tenant LIMIT @limit)
            """,
            ("tenant", tenant.ToString()),
            ("limit", limit));
        var resources = await connection.Execute(
            """
            DELETE FROM tenancy_resources WHERE tenant = @tenant AND shard = @shard AND (type, id) IN
                (SELECT type, id FROM tenancy_resources WHERE tenant = @tenant AND shard = @shard LIMIT @limit)
            """,
            ("tenant", tenant.Value),
            ("shard", shard),
            ("limit", limit));
        if (resources == limit)
        {
            return true;
        }

        // The few rows about the shard itself: no resource is left that they could be about.
        await connection.Execute(
            "DELETE FROM tenancy_resource_counts WHERE tenant = @tenant AND shard = @shard",
            ("tenant", tenant.Value),
            ("shard", shard));
        await connection.Execute(
            "DELETE FROM tenancy_resource_shards WHERE tenant = @tenant AND shard = @shard",
            ("tenant", tenant.Value),
            ("shard", shard));
        return operations == limit;
    }
}
