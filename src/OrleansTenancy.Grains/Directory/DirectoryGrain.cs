using System.Collections.Immutable;
using Orleans.Placement;
using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Directory;

/// <summary>One list. It holds nothing in memory: every answer is what the store has.</summary>
[GrainType("directory"), Immovable]
internal sealed class DirectoryGrain(IDirectoryStore store) : Grain, IDirectoryGrain
{
    /// <summary>Longest page.</summary>
    private const int PageMax = 1_001;

    /// <summary>Most entries that one call removes.</summary>
    private const int PurgeMax = 1_000;

    /// <summary>Most entries of one write.</summary>
    private const int ItemsMax = 10_000;

    public async Task Put(ImmutableArray<DirectoryItem> items)
    {
        if (items.Length > ItemsMax)
        {
            throw Invariant.Broken("an owner wrote more entries at once than a list takes");
        }

        // A failure half-way is harmless: the owner's outbox sends all of them again and older versions are skipped.
        foreach (var item in items)
        {
            var row = new DirectoryRow(item.Version, item.Facet, item.Label, item.Entry);
            await store.Put(Collection, item.Key, row, CancellationToken.None);
        }
    }

    public async Task<ImmutableArray<DirectoryItem>> Page(DirectoryPageQuery query)
    {
        var limit = Math.Clamp(query.Limit, 1, PageMax);
        var wanted = new DirectoryQuery(query.After, limit, query.Facet, query.Prefix);
        var entries = await store.Page(Collection, wanted, CancellationToken.None);
        return [.. entries.Select(Item)];
    }

    public Task<long> Count(string? facet) => store.Count(Collection, facet, CancellationToken.None);

    public Task<bool> Purge() => store.Purge(Collection, PurgeMax, CancellationToken.None);

    public Task Drop(ImmutableArray<string> keys, long through) =>
        store.Drop(Collection, keys, through, CancellationToken.None);

    private static DirectoryItem Item(DirectoryEntry entry) =>
        new(entry.Key, entry.Row.Version, entry.Row.Facet, entry.Row.Label, entry.Row.Payload);

    private string Collection => this.GetPrimaryKeyString();
}
