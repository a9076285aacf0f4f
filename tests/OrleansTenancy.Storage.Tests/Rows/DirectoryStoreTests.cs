using OrleansTenancy.Grains.Storage;
using OrleansTenancy.Silo.Storage.Rows;
using Xunit;

namespace OrleansTenancy.Storage.Tests.Rows;

public sealed class DirectoryStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_older_write_never_wins_and_a_removal_leaves_its_version(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new DirectoryStore(database.Rows);

        await store.Put("c", "k", Row(5, "new"), None);
        await store.Put("c", "k", Row(4, "old"), None);
        Assert.Equal("new", (await Page(store, "c")).Single().Row.Label);

        await store.Put("c", "k", new DirectoryRow(6, "", "", null), None);
        await store.Put("c", "k", Row(5, "late"), None);
        Assert.Empty(await Page(store, "c"));
        Assert.Equal(0, await store.Count("c", null, None));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Pages_are_ordinal_complete_and_filtered(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new DirectoryStore(database.Rows);
        string[] keys = ["020235", "20235", "A", "B", "a", "a'b", "a%", "a_", "~"];
        foreach (var key in keys)
        {
            await store.Put("c", key, Row(1, "label of " + key, key.Length == 1 ? "one" : "more"), None);
            await store.Put("other", key, Row(1, "x"), None);
        }

        var found = new List<string>();
        string? after = null;
        while (await store.Page("c", new DirectoryQuery(after, 2), None) is { Count: > 0 } page)
        {
            found.AddRange(page.Select(p => p.Key));
            after = page[^1].Key;
        }

        Assert.Equal(keys.Order(StringComparer.Ordinal), found);
        Assert.Equal(["A", "B", "a", "~"], Keys(await store.Page("c", new DirectoryQuery(null, 10, "one"), None)));
        Assert.Equal(4, await store.Count("c", "one", None));
        Assert.Equal(["a%"], Keys(await store.Page("c", new DirectoryQuery(null, 10, null, "a%"), None)));
        Assert.Equal(["a_"], Keys(await store.Page("c", new DirectoryQuery(null, 10, null, "label of a_"), None)));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_purge_takes_one_collection_and_can_be_repeated(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new DirectoryStore(database.Rows);
        await store.Put("c", "k", Row(1, "x"), None);
        await store.Put("c", "l", Row(1, "x"), None);
        await store.Put("c", "m", new DirectoryRow(1, "", "", null), None);
        await store.Put("d", "k", Row(1, "x"), None);

        Assert.True(await store.Purge("c", 2, None));
        Assert.False(await store.Purge("c", 2, None));
        Assert.False(await store.Purge("c", 2, None));

        Assert.Empty(await Page(store, "c"));
        await store.Put("c", "m", Row(1, "not removed"), None);
        Assert.Single(await Page(store, "c"));
        Assert.Single(await Page(store, "d"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task ID_27_what_is_dropped_leaves_no_version_and_what_is_newer_stays(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new DirectoryStore(database.Rows);
        await store.Put("c", "removed", new DirectoryRow(6, "", "", null), None);
        await store.Put("c", "old", Row(7, "old"), None);
        await store.Put("c", "new", Row(8, "new"), None);
        await store.Put("d", "old", Row(7, "other"), None);

        await store.Drop("c", ["removed", "old", "new", "none"], 7, None);

        Assert.Equal(["new"], Keys(await Page(store, "c")));
        Assert.Single(await Page(store, "d"));
        await store.Put("c", "removed", Row(1, "again"), None);
        Assert.Equal(["new", "removed"], Keys(await Page(store, "c")));
    }

    private static DirectoryRow Row(long version, string label, string facet = "f") => new(version, facet, label, [1]);

    private static Task<IReadOnlyList<DirectoryEntry>> Page(DirectoryStore store, string collection) =>
        store.Page(collection, new DirectoryQuery(null, 100), None);

    private static IEnumerable<string> Keys(IReadOnlyList<DirectoryEntry> page) => page.Select(p => p.Key);
}
