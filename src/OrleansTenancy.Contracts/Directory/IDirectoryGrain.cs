using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansTenancy.Contracts.Wire;

namespace OrleansTenancy.Contracts.Directory;

/// <summary>
/// One list, e.g. the tenants of a partner; key <see cref="DirectoryKey"/>. An index that follows the owners through
/// their outboxes: never asked for a decision.
/// </summary>
[Alias("tenancy.IDirectoryGrain")]
public interface IDirectoryGrain : IGrainWithStringKey
{
    /// <summary>Writes or removes entries; an older version than the stored one is skipped.</summary>
    [Alias("Put")]
    Task Put(ImmutableArray<DirectoryItem> items);

    /// <summary>A page ordered by key (ordinal).</summary>
    /// <remarks>Interleaves: reads the store only.</remarks>
    [AlwaysInterleave, Alias("Page")]
    Task<ImmutableArray<DirectoryItem>> Page(DirectoryPageQuery query);

    /// <summary>How many entries there are, or how many with a facet.</summary>
    /// <remarks>Interleaves: reads the store only.</remarks>
    [AlwaysInterleave, Alias("Count")]
    Task<long> Count(string? facet);

    /// <summary>ID.27: removes a bounded part of the whole list; true: there may be more.</summary>
    [Alias("Purge")]
    Task<bool> Purge();

    /// <summary>
    /// ID.27: removes entries as if they had never been, if they are not newer than a sequence of their owner.
    /// </summary>
    [Alias("Drop")]
    Task Drop(ImmutableArray<string> keys, long through);
}

/// <summary>An entry of a list.</summary>
/// <param name="Key">Key within the list.</param>
/// <param name="Version">The owner's sequence; the higher wins.</param>
/// <param name="Facet">Filterable text, e.g. the link state.</param>
/// <param name="Label">Lower-cased display name for prefix search.</param>
/// <param name="Entry">One of the entry records of <see cref="DirectoryEntries"/> as UTF-8 JSON; null: removed.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.DirectoryItem)]
public sealed record DirectoryItem(
    [property: Id(0)] string Key,
    [property: Id(1)] long Version,
    [property: Id(2)] string Facet,
    [property: Id(3)] string Label,
    [property: Id(4)] byte[]? Entry);

/// <summary>Which part of a list.</summary>
/// <param name="After">Keys greater than this one; null: from the start.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="Facet">Only this facet; null: all.</param>
/// <param name="Prefix">Only keys or labels with this lower-case prefix; null: all.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.DirectoryPageQuery)]
public sealed record DirectoryPageQuery(
    [property: Id(0)] string? After,
    [property: Id(1)] int Limit,
    [property: Id(2)] string? Facet = null,
    [property: Id(3)] string? Prefix = null);
