using OrleansTenancy.Grains.Storage;
using OrleansTenancy.Silo.Storage.Rows;
using Xunit;

namespace OrleansTenancy.Storage.Tests.Rows;

public sealed class StaffingStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Rows_come_back_as_they_were_written_and_removed_ones_do_not(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new StaffingStore(database.Rows);
        Assert.Equal(0, (await store.Load("p", None)).Version);

        Assert.Equal(1, await store.Apply("p", 0, [Row("member", "a", 1), Row("tenant", "a", 2)], None));
        Assert.Equal(2, await store.Apply("p", 1, [Row("member", "a", 3), new("tenant", "a", null), Row("member", "A", 4)], None));

        var index = await store.Load("p", None);
        Assert.Equal(2, index.Version);
        Assert.Equal(
            [("member", "A", 4), ("member", "a", 3)],
            index.Rows.Select(r => (r.Kind, r.Key, (int)r.Payload![0])).Order());
        Assert.Empty((await store.Load("P", None)).Rows);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_second_owner_is_refused_and_nothing_of_its_write_stays(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new StaffingStore(database.Rows);
        var racing = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            try
            {
                return await store.Apply("p", 0, [Row("member", "m" + i, (byte)i)], None);
            }
            catch (StoreConflictException)
            {
                return 0;
            }
        }));

        Assert.Equal(1, Assert.Single(racing, r => r != 0));
        Assert.Single((await store.Load("p", None)).Rows);
        await Assert.ThrowsAsync<StoreConflictException>(() => store.Apply("p", 2, [Row("member", "x", 1)], None));
    }

    private static StaffingRow Row(string kind, string key, byte value) => new(kind, key, [value]);
}
