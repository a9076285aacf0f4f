using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Grains.Storage;

/// <summary>
/// The rows of devices and other registered resources: one row each, so that a change costs the same whatever the
/// size of the fleet. Rows are owned by shard grains; a shard's version makes two owners of one shard impossible.
/// </summary>
public interface IResourceStore
{
    /// <summary>Everything in one shard, and the shard's version (0 = never written).</summary>
    Task<ResourceShard> Load(TenantUid tenant, int shard, CancellationToken cancel);

    /// <summary>
    /// Writes and removes rows of one shard in one transaction and moves its version from
    /// <paramref name="expectedVersion"/> to the next one. The shard's count of each type follows in the same
    /// transaction.
    /// </summary>
    /// <exception cref="StoreConflictException">Somebody else wrote the shard; nothing was changed.</exception>
    Task<long> Apply(
        TenantUid tenant, int shard, long expectedVersion, ResourceChanges changes, CancellationToken cancel);

    /// <summary>How many resources of one type the tenant has; reads one small row per shard.</summary>
    Task<long> Count(TenantUid tenant, string type, CancellationToken cancel);

    /// <summary>Whether anything lies directly in this group; an indexed look-up.</summary>
    Task<bool> AnyInGroup(TenantUid tenant, string groupId, long groupIncarnation, CancellationToken cancel);

    /// <summary>A page of the resources of one type, ordered by id (ordinal), after an id or from the start.</summary>
    Task<IReadOnlyList<ResourceRow>> Page(
        TenantUid tenant, string type, string? after, int limit, CancellationToken cancel);

    /// <summary>
    /// ID.27: removes up to so many rows of a shard, and of the idempotency keys that go with the tenant. Repeatable.
    /// </summary>
    /// <returns>Whether there may be more.</returns>
    Task<bool> Purge(TenantUid tenant, int shard, int limit, CancellationToken cancel);
}

/// <summary>One registered resource.</summary>
/// <param name="Type">Resource type, e.g. <c>device</c>.</param>
/// <param name="Id">Id as given by the caller.</param>
/// <param name="GroupId">Group it lies in, or null: directly under the tenant.</param>
/// <param name="GroupIncarnation">Which life of that group id; 0 without a group.</param>
/// <param name="Alias">Display name, or null.</param>
/// <param name="Tags">Free labels, possibly none.</param>
public sealed record ResourceRow(
    string Type, string Id, string? GroupId, long GroupIncarnation, string? Alias, IReadOnlyList<string> Tags);

/// <summary>Names a resource within a tenant.</summary>
/// <param name="Type">Resource type.</param>
/// <param name="Id">Id as given by the caller, compared exactly.</param>
public readonly record struct ResourceKey(string Type, string Id);

/// <summary>All rows of one shard.</summary>
/// <param name="Version">Version to write against.</param>
/// <param name="Rows">The rows, in any order.</param>
public sealed record ResourceShard(long Version, IReadOnlyList<ResourceRow> Rows);

/// <summary>What one write does to a shard. A key stands in at most one of the two lists.</summary>
/// <param name="Upserts">Rows to insert or replace.</param>
/// <param name="Removals">Rows to remove; missing ones are skipped.</param>
/// <param name="Operation">
/// X.11: the answer, to be kept in the same transaction as <see cref="IOperationStore.Put"/> does; null: none.
/// </param>
/// <param name="Expired">Keys that are not newer than this are not kept any more.</param>
public sealed record ResourceChanges(
    IReadOnlyList<ResourceRow> Upserts,
    IReadOnlyList<ResourceKey> Removals,
    OperationRow? Operation = null,
    DateTimeOffset Expired = default);

/// <summary>A row was changed by somebody else: the caller's copy is stale and must be read again.</summary>
/// <param name="what">Which row.</param>
public sealed class StoreConflictException(string what) : Exception("changed by another writer: " + what);
