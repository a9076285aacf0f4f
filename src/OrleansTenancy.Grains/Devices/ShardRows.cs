using System.Collections.Immutable;
using System.Runtime.InteropServices;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Devices;

/// <summary>
/// The committed rows of one shard, in memory. A fleet has far more devices than groups and types, so these are held
/// once and shared by all rows.
/// </summary>
internal sealed class ShardRows
{
    private readonly Dictionary<ResourceKey, Registered> _rows = [];
    private readonly Dictionary<GroupRef, GroupRef> _groups = [];
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);

    private ShardRows(long version) => Version = version;

    /// <summary>The version that the store has for these rows.</summary>
    public long Version { get; private set; }

    /// <summary>The names of all rows.</summary>
    public IReadOnlyCollection<ResourceKey> Keys => _rows.Keys;

    /// <summary>Takes over what the store has.</summary>
    public static ShardRows From(ResourceShard shard)
    {
        var rows = new ShardRows(shard.Version);
        rows._rows.EnsureCapacity(shard.Rows.Count);
        foreach (var row in shard.Rows)
        {
            rows.Take(row);
        }

        return rows;
    }

    /// <summary>A resource, or null.</summary>
    public Registered? Find(ResourceKey key) => _rows.GetValueOrDefault(key);

    /// <summary>Where resources lie; in the order asked.</summary>
    public ImmutableArray<Placement> Locate(string type, ImmutableArray<string> ids)
    {
        var placements = new Placement[ids.Length];
        for (var i = 0; i < placements.Length; i++)
        {
            placements[i] = _rows.TryGetValue(new ResourceKey(type, ids[i]), out var row)
                ? row.Placement
                : Placement.Missing;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(placements);
    }

    /// <summary>Whether a place is another one after a write than before it.</summary>
    public bool AreMoved(ResourceChanges changes) =>
        changes.Removals.Any(_rows.ContainsKey)
        || changes.Upserts.Any(row =>
            !_rows.TryGetValue(new ResourceKey(row.Type, row.Id), out var old) || old.Group != GroupOf(row));

    /// <summary>Follows a write that the store has acknowledged. Synchronous: no reader sees half of it.</summary>
    public void Follow(ResourceChanges changes, long version)
    {
        foreach (var key in changes.Removals)
        {
            _rows.Remove(key);
        }

        foreach (var row in changes.Upserts)
        {
            Take(row);
        }

        Version = version;
    }

    private void Take(ResourceRow row)
    {
        var key = new ResourceKey(Shared(row.Type), row.Id);
        _rows[key] = new Registered(GroupOf(row), row.Alias, [.. row.Tags]);
    }

    private GroupRef? GroupOf(ResourceRow row)
    {
        if (row.GroupId is null)
        {
            return null;
        }

        var group = new GroupRef(GroupId.Parse(row.GroupId), row.GroupIncarnation);
        ref var shared = ref CollectionsMarshal.GetValueRefOrAddDefault(_groups, group, out var known);
        if (!known)
        {
            shared = group;
        }

        return shared;
    }

    private string Shared(string type)
    {
        ref var shared = ref CollectionsMarshal.GetValueRefOrAddDefault(_types, type, out var known);
        return known ? shared! : shared = type;
    }
}
