using System.Collections.Concurrent;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Testing.Stores;

/// <summary>Lists in memory, for grain tests; the real stores have tests of their own.</summary>
public sealed class MemoryDirectoryStore : IDirectoryStore
{
    private readonly ConcurrentDictionary<(string Collection, string Key), DirectoryRow> _rows = new();

    /// <inheritdoc />
    public Task Put(string collection, string key, DirectoryRow row, CancellationToken cancel)
    {
        _rows.AddOrUpdate((collection, key), row, (_, old) => old.Version >= row.Version ? old : row);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<DirectoryEntry>> Page(
        string collection, DirectoryQuery query, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<DirectoryEntry>>(
        [
            .. Live(collection, query.Facet)
                .Where(r => query.After is null || string.CompareOrdinal(r.Key, query.After) > 0)
                .Where(r => query.Prefix is null
                    || r.Key.StartsWith(query.Prefix, StringComparison.Ordinal)
                    || r.Row.Label.StartsWith(query.Prefix, StringComparison.Ordinal))
                .OrderBy(r => r.Key, StringComparer.Ordinal)
                .Take(query.Limit),
        ]);

    /// <inheritdoc />
    public Task<long> Count(string collection, string? facet, CancellationToken cancel) =>
        Task.FromResult(Live(collection, facet).LongCount());

    /// <inheritdoc />
    public Task<bool> Purge(string collection, int limit, CancellationToken cancel)
    {
        var gone = _rows.Keys.Where(k => k.Collection == collection).Take(limit).ToArray();
        foreach (var key in gone)
        {
            _rows.TryRemove(key, out _);
        }

        return Task.FromResult(gone.Length == limit);
    }

    /// <inheritdoc />
    public Task Drop(string collection, IReadOnlyList<string> keys, long through, CancellationToken cancel)
    {
        foreach (var row in _rows.Where(r => r.Key.Collection == collection && r.Value.Version <= through))
        {
            if (keys.Contains(row.Key.Key))
            {
                _rows.TryRemove(row);
            }
        }

        return Task.CompletedTask;
    }

    private IEnumerable<DirectoryEntry> Live(string collection, string? facet) =>
        _rows
            .Where(r => r.Key.Collection == collection && r.Value.Payload is not null)
            .Where(r => facet is null || r.Value.Facet == facet)
            .Select(r => new DirectoryEntry(r.Key.Key, r.Value));
}
