using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Storage;
using OrleansTenancy.Silo.Storage.Rows;
using Xunit;

namespace OrleansTenancy.Storage.Tests.Rows;

public sealed class ResourceStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TenantUid Tenant = new(Guid.Parse("00000000-0000-0000-0000-00000000000a"));

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Rows_come_back_as_they_were_written_and_counts_follow(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new ResourceStore(database.Rows);
        var device = new ResourceRow("device", "20235", "g", 7, "Pump 'A'; --", ["x", "\"y\""]);

        Assert.Equal(1, await store.Apply(Tenant, 3, 0, new([device, Row("020235"), Row("a"), Row("A")], []), None));
        Assert.Equal(2, await store.Apply(Tenant, 3, 1, new([Row("a"), Row("b")], [new("device", "A"), new("device", "?")]), None));

        var shard = await store.Load(Tenant, 3, None);
        Assert.Equal(2, shard.Version);
        Assert.Equal(["020235", "20235", "a", "b"], shard.Rows.Select(r => r.Id).Order(StringComparer.Ordinal));
        var stored = shard.Rows.Single(r => r.Id == "20235");
        Assert.Equal(device with { Tags = [] }, stored with { Tags = device.Tags.Count == 2 ? [] : stored.Tags });
        Assert.Equal(device.Tags, stored.Tags);
        Assert.Equal(4, await store.Count(Tenant, "device", None));
        Assert.Equal(["20235", "a"], (await store.Page(Tenant, "device", "020235", 2, None)).Select(r => r.Id));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_stale_writer_is_refused_and_changes_nothing(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new ResourceStore(database.Rows);
        await store.Apply(Tenant, 1, 0, new([Row("a")], []), None);

        await Assert.ThrowsAsync<StoreConflictException>(
            () => store.Apply(Tenant, 1, 0, new([Row("b")], []), None));
        await Assert.ThrowsAsync<StoreConflictException>(
            () => store.Apply(Tenant, 1, 5, new([Row("b")], []), None));

        Assert.Equal(["a"], (await store.Load(Tenant, 1, None)).Rows.Select(r => r.Id));
        Assert.Equal(1, await store.Count(Tenant, "device", None));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task V15_a_group_is_asked_for_in_one_life_of_it(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new ResourceStore(database.Rows);
        await store.Apply(Tenant, 1, 0, new([new("device", "a", "g", 1, null, [])], []), None);

        Assert.True(await store.AnyInGroup(Tenant, "g", 1, None));
        Assert.False(await store.AnyInGroup(Tenant, "g", 2, None));
        Assert.False(await store.AnyInGroup(Tenant, "G", 1, None));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task ID_27_a_purge_leaves_nothing_of_a_tenant_and_all_of_another(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new ResourceStore(database.Rows);
        var other = new TenantUid(Guid.Parse("00000000-0000-0000-0000-00000000000b"));
        await store.Apply(Tenant, 1, 0, new([Row("a"), Row("b"), Row("c")], []), None);
        await store.Apply(other, 1, 0, new([Row("a")], []), None);

        Assert.True(await store.Purge(Tenant, 1, 2, None));
        Assert.Single((await store.Load(Tenant, 1, None)).Rows);
        Assert.False(await store.Purge(Tenant, 1, 2, None));
        Assert.False(await store.Purge(Tenant, 1, 2, None));

        Assert.Equal(0, (await store.Load(Tenant, 1, None)).Version);
        Assert.Equal(0, await store.Count(Tenant, "device", None));
        Assert.Equal(1, await store.Count(other, "device", None));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_write_that_fails_in_the_middle_leaves_nothing(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new ResourceStore(database.Rows);
        await store.Apply(Tenant, 1, 0, new([Row("a")], []), None);

        // The same id in another shard: refused by the index, after the version of the shard has moved.
        await Assert.ThrowsAnyAsync<Exception>(() => store.Apply(Tenant, 2, 0, new([Row("b"), Row("a")], []), None));

        Assert.Equal(0, (await store.Load(Tenant, 2, None)).Version);
        Assert.Equal(1, await store.Count(Tenant, "device", None));
    }

    private static ResourceRow Row(string id) => new("device", id, null, 0, null, []);
}
