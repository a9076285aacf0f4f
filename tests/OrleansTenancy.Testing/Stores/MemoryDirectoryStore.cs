using System.Collections.Concurrent;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Testing.Stores;

/// <summary>Lists in memory, for grain tests; the real stores have tests of their own.</summary>
/// <param name="faults">Lets writes fail; the key of a list is the key of its grain.</param>
public sealed class MemoryDirectoryStore(StorageFaults faults) : IDirectoryStore
{
    private readonly ConcurrentDictionary<(string Collection, string Key), DirectoryRow> _rows = new();

    /// <summary>What is stored, as text; removed entries too.</summary>
    public IEnumerable<string> Texts => _rows.Select(
        r => StoredText.Of(r.Key.Collection, r.Key.Key, r.Value.Facet, r.Value.Label, r.Value.Payload));

    /// <summary>The most entries that went at once.</summary>
    public int RemovedAtOnce { get; private set; }

    /// <inheritdoc />
    public Task Put(string collection, string key, DirectoryRow row, CancellationToken cancel) => faults.Write(
        collection,
        () => _rows.AddOrUpdate((collection, key), row, (_, old) => old.Version >= row.Version ? old : row));

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
    public Task<bool> Purge(string collection, int limit, CancellationToken cancel) => faults.Write(
        collection,
        () => Remove([.. _rows.Where(r => r.Key.Collection == collection).Take(limit)]) == limit);

    /// <inheritdoc />
    public Task Drop(string collection, IReadOnlyList<string> keys, long through, CancellationToken cancel) =>
        faults.Write(
            collection,
            () => Remove(
            [
                .. _rows.Where(r =>
                    r.Key.Collection == collection && keys.Contains(r.Key.Key) && r.Value.Version <= through),
            ]));

    private int Remove(KeyValuePair<(string, string), DirectoryRow>[] rows)
    {
        RemovedAtOnce = Math.Max(RemovedAtOnce, rows.Length);
        foreach (var row in rows)
        {
            _rows.TryRemove(row);
        }

        return rows.Length;
    }

    private IEnumerable<DirectoryEntry> Live(string collection, string? facet) =>
        _rows
            .Where(r => r.Key.Collection == collection && r.Value.Payload is not null)
            .Where(r => facet is null || r.Value.Facet == facet)
            .Select(r => new DirectoryEntry(r.Key.Key, r.Value));
}
