using OrleansTenancy.Grains.Storage;
using OrleansTenancy.Silo.Storage.Rows;
using Xunit;

namespace OrleansTenancy.Storage.Tests.Rows;

public sealed class InboxStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task X_10_sequences_are_dense_and_a_repeat_uses_none(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new InboxStore(database.Rows);

        var first = await store.Append("r", 0, [Row("s", 1), Row("s", 2), Row("s", 1)], None);
        var second = await store.Append("r", 2, [Row("s", 2), Row("t", 2)], None);

        Assert.Equal([1L, 2L], first.Select(r => r.Sequence));
        Assert.Equal([3L], second.Select(r => r.Sequence));
        Assert.Equal(3, await store.LastSequence("r", None));
        Assert.Equal(0, await store.LastSequence("R", None));
        Assert.Equal([("s", 2L), ("t", 2L)], (await store.Read("r", 1, 10, None)).Select(r => (r.Source, r.SourceSequence)));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_second_owner_is_refused_and_nothing_of_its_write_stays(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new InboxStore(database.Rows);
        await store.Append("r", 0, [Row("s", 1)], None);

        await Assert.ThrowsAsync<StoreConflictException>(() => store.Append("r", 0, [Row("s", 2)], None));

        Assert.Equal(1, await store.LastSequence("r", None));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Two_racing_owners_never_both_succeed_with_the_same_sequence(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new InboxStore(database.Rows);

        var racing = Enumerable.Range(1, 8).Select(async i =>
        {
            try
            {
                await store.Append("r", 0, [Row("s", i)], None);
                return 1;
            }
            catch (Exception)
            {
                return 0;
            }
        });

        Assert.Equal(1, (await Task.WhenAll(racing)).Sum());
        Assert.Single(await store.Read("r", 0, 10, None));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task ID_27_X_10_what_is_forgotten_leaves_its_place_and_nothing_else(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new InboxStore(database.Rows);
        await store.Append("r", 0, [Row("s", 1), Row("t", 1), Row("s", 2), Row("s", 3), Row("s", 9)], None);
        await store.Append("q", 0, [Row("s", 1)], None);

        Assert.True(await store.Forget("r", "s", 3, 2, _ => [], None));
        Assert.False(await store.Forget("r", "s", 3, 2, _ => [8], None));
        Assert.False(await store.Forget("r", "s", 3, 2, _ => [], None));

        var left = await store.Read("r", 0, 10, None);
        Assert.Equal(3, left.Count);
        Assert.Equal(["s 7", "t 7", "~ 8"], left.Select(r => $"{r.Source} {r.Payload.Single()}").Order(StringComparer.Ordinal));
        Assert.Equal(5, await store.LastSequence("r", None));
        Assert.Single(await store.Read("q", 0, 10, None));
        Assert.Equal([6L], (await store.Append("r", 5, [Row("s", 10), Row("s", 9)], None)).Select(r => r.Sequence));
        Assert.True(await store.Purge("r", 5, None));
        Assert.False(await store.Purge("r", 5, None));
        Assert.Equal(0, await store.LastSequence("r", None));
    }

    private static InboxRow Row(string source, long sequence) => new(0, source, sequence, [7]);
}
