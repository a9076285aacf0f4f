using System.Collections.Concurrent;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Leases;

/// <summary>Places of one shard that were asked for under one lease; also of what is not there.</summary>
internal sealed class PlaceMemo
{
    // A shard of a million devices has 16,000; more are names that somebody makes up.
    private const int Max = 20_000;

    private readonly ConcurrentDictionary<ResourceKey, Placement> _places = new();
    private int _count;

    /// <summary>A place, if it was asked for before.</summary>
    public bool TryFind(in ResourceKey key, out Placement place) => _places.TryGetValue(key, out place);

    /// <summary>Keeps a place, unless there are too many.</summary>
    public void Keep(in ResourceKey key, Placement place)
    {
        if (_count < Max && _places.TryAdd(key, place))
        {
            Interlocked.Increment(ref _count);
        }
    }
}
