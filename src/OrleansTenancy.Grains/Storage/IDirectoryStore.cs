namespace OrleansTenancy.Grains.Storage;

/// <summary>
/// Rows of lists (tenants of a partner, users of a tenant, ...): indexes that follow the owners, never the truth.
/// One row per entry, so that a change and a page cost the same whatever the length of the list.
/// </summary>
public interface IDirectoryStore
{
    /// <summary>
    /// Writes or removes one entry, unless the entry was already written with an equal or higher version. A removal
    /// leaves its version behind (a tombstone), so that a late older write cannot bring the entry back.
    /// </summary>
    Task Put(string collection, string key, DirectoryRow row, CancellationToken cancel);

    /// <summary>
    /// A page ordered by key (ordinal), after a key or from the start, tombstones left out.
    /// With a filter only rows whose <see cref="DirectoryRow.Facet"/> is equal; with a prefix only rows whose key or
    /// <see cref="DirectoryRow.Label"/> (lower-cased) begins with it.
    /// </summary>
    Task<IReadOnlyList<DirectoryEntry>> Page(string collection, DirectoryQuery query, CancellationToken cancel);

    /// <summary>How many entries a collection has, tombstones left out.</summary>
    Task<long> Count(string collection, string? facet, CancellationToken cancel);

    /// <summary>Removes up to so many rows of a collection, tombstones too. Repeatable.</summary>
    /// <returns>Whether there may be more.</returns>
    Task<bool> Purge(string collection, int limit, CancellationToken cancel);

    /// <summary>
    /// Removes rows, tombstones too, as if they had never been; not those that are newer than a version. Repeatable.
    /// </summary>
    Task Drop(string collection, IReadOnlyList<string> keys, long through, CancellationToken cancel);
}

/// <summary>What an owner writes into a list.</summary>
/// <param name="Version">The owner's sequence for this entry; the higher wins.</param>
/// <param name="Facet">Filterable text, e.g. the link state; may be empty.</param>
/// <param name="Label">Lower-cased display name for prefix search; may be empty.</param>
/// <param name="Payload">The entry (UTF-8 JSON), or null: removed.</param>
public sealed record DirectoryRow(long Version, string Facet, string Label, byte[]? Payload);

/// <summary>One entry of a page.</summary>
/// <param name="Key">Key within the collection.</param>
/// <param name="Row">What the owner wrote.</param>
public sealed record DirectoryEntry(string Key, DirectoryRow Row);

/// <summary>Which entries of a collection.</summary>
/// <param name="After">Keys greater than this one; null: from the start.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="Facet">Only this facet, or null: all.</param>
/// <param name="Prefix">Only keys or labels with this lower-case prefix, or null: all.</param>
public sealed record DirectoryQuery(string? After, int Limit, string? Facet = null, string? Prefix = null);
