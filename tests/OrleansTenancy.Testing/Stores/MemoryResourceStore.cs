using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Testing.Stores;

/// <summary>Resources in memory, for grain tests; the real stores have tests of their own.</summary>
/// <param name="operations">Where the answers are kept that are written with a resource.</param>
/// <param name="faults">Lets removals fail; the key of a shard is the key of its grain.</param>
public sealed class MemoryResourceStore(MemoryOperationStore operations, StorageFaults faults) : IResourceStore
{
    private readonly Dictionary<(TenantUid Tenant, int Shard), Shard> _shards = [];
    private WriteFault _next;

    /// <summary>The most rows that went at once.</summary>
    public int RemovedAtOnce { get; private set; }

    /// <summary>What is stored, as text.</summary>
    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (_shards)
            {
                return
                [
                    .. _shards.Where(s => s.Value.Rows.Count > 0)
                        .Select(s => StoredText.Of([s.Key.Tenant.ToString(), .. s.Value.Rows.Values])),
                ];
            }
        }
    }

    /// <summary>Lets the next write fail.</summary>
    public void FailNext(WriteFault fault) => _next = fault;

    /// <inheritdoc />
    public Task<ResourceShard> Load(TenantUid tenant, int shard, CancellationToken cancel)
    {
        lock (_shards)
        {
            var found = Find(tenant, shard);
            return Task.FromResult(new ResourceShard(found.Version, [.. found.Rows.Values]));
        }
    }

    /// <inheritdoc />
    public Task<long> Apply(
        TenantUid tenant, int shard, long expectedVersion, ResourceChanges changes, CancellationToken cancel)
    {
        lock (_shards)
        {
            var found = Find(tenant, shard);
            var fault = _next;
            _next = WriteFault.None;
            if (fault == WriteFault.Before)
            {
                throw new IOException("the store failed before the write");
            }

            if (found.Version != expectedVersion)
            {
                throw new StoreConflictException("shard");
            }

            foreach (var row in changes.Upserts)
            {
                found.Rows[new ResourceKey(row.Type, row.Id)] = row;
            }

            foreach (var key in changes.Removals)
            {
                found.Rows.Remove(key);
            }

            if (changes.Operation is { } operation)
            {
                operations.Put([operation], changes.Expired, cancel);
            }

            found.Version++;
            return fault == WriteFault.After
                ? throw new IOException("the store failed after the write")
                : Task.FromResult(found.Version);
        }
    }

    /// <inheritdoc />
    public Task<long> Count(TenantUid tenant, string type, CancellationToken cancel) =>
        Task.FromResult(Rows(tenant).LongCount(r => r.Type == type));

    /// <inheritdoc />
    public Task<bool> AnyInGroup(
        TenantUid tenant, string groupId, long groupIncarnation, CancellationToken cancel) =>
        Task.FromResult(Rows(tenant).Any(r => r.GroupId == groupId && r.GroupIncarnation == groupIncarnation));

    /// <inheritdoc />
    public Task<IReadOnlyList<ResourceRow>> Page(
        TenantUid tenant, string type, string? after, int limit, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<ResourceRow>>(
        [
            .. Rows(tenant)
                .Where(r => r.Type == type && (after is null || string.CompareOrdinal(r.Id, after) > 0))
                .OrderBy(r => r.Id, StringComparer.Ordinal)
                .Take(limit),
        ]);

    /// <inheritdoc />
    public Task<bool> Purge(TenantUid tenant, int shard, int limit, CancellationToken cancel) =>
        faults.Write($"devices/{tenant}/{shard}", () => Purge(tenant, shard, limit));

    private bool Purge(TenantUid tenant, int shard, int limit)
    {
        lock (_shards)
        {
            operations.Purge(tenant);
            var gone = Find(tenant, shard).Rows.Keys.Take(limit).ToArray();
            RemovedAtOnce = Math.Max(RemovedAtOnce, gone.Length);
            foreach (var key in gone)
            {
                Find(tenant, shard).Rows.Remove(key);
            }

            if (gone.Length < limit)
            {
                _shards.Remove((tenant, shard));
            }

            return gone.Length == limit;
        }
    }

    private List<ResourceRow> Rows(TenantUid tenant)
    {
        lock (_shards)
        {
            return [.. _shards.Where(s => s.Key.Tenant == tenant).SelectMany(s => s.Value.Rows.Values)];
        }
    }

    private Shard Find(TenantUid tenant, int shard)
    {
        if (!_shards.TryGetValue((tenant, shard), out var found))
        {
            _shards[(tenant, shard)] = found = new Shard();
        }

        return found;
    }

    private sealed class Shard
    {
        public long Version { get; set; }

        public Dictionary<ResourceKey, ResourceRow> Rows { get; } = [];
    }
}
