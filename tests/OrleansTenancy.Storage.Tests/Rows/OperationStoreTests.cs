using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Storage;
using OrleansTenancy.Silo.Storage.Rows;
using Xunit;

namespace OrleansTenancy.Storage.Tests.Rows;

public sealed class OperationStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Now = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(7);
    private static readonly DateTimeOffset Expired = Now.AddHours(-24);
    private static readonly TenantUid Tenant = new(Guid.Parse("00000000-0000-4000-8000-00000000000a"));

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task X_11_the_first_answer_to_a_key_stays(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new OperationStore(database.Rows);
        await store.Put([Row("ada", "k", "f", 1)], Expired, None);
        await store.Put([Row("ada", "k", "f", 2), Row("ada", "K", "f", 3), Row("Ada", "k", "g", 4)], Expired, None);
        await store.Put([Row("ada", "k", "other", 5)], Expired, None);

        var found = await store.Find("ada", "k", None);
        Assert.Equal(("f", Tenant, Now), (found!.Fingerprint, found.Tenant!.Value, found.At));
        Assert.Equal([1], found.Reply!);
        Assert.Equal([3], (await store.Find("ada", "K", None))!.Reply!);
        Assert.Equal([4], (await store.Find("Ada", "k", None))!.Reply!);
        Assert.Null(await store.Find("ada", "k2", None));
        Assert.Equal(2, await store.Count("ada", Now.AddTicks(-1), None));
        Assert.Equal(0, await store.Count("ada", Now, None));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task X_11_a_key_that_was_only_reserved_gets_its_answer_once(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new OperationStore(database.Rows);
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        await store.Put([Row("op", "k", "f", null) with { Reserved = first }], Expired, None);
        await store.Put([Row("op", "k", "f", null) with { Reserved = second }], Expired, None);
        await store.Answered("op", "k", "f", [9], None);
        var reserved = await store.Find("op", "k", None);
        Assert.Equal((first, true, true), (reserved!.Reserved!.Value, reserved.Reply is null, reserved.Answer is null));

        await store.Put([Row("op", "k", "other", 1)], Expired, None);
        Assert.Null((await store.Find("op", "k", None))!.Reply);
        await store.Put([Row("op", "k", "f", 2)], Expired, None);
        await store.Answered("op", "k", "other", [8], None);
        await store.Answered("op", "k", "f", [9], None);
        await store.Answered("op", "k", "f", [7], None);
        var answered = await store.Find("op", "k", None);
        Assert.Equal(first, answered!.Reserved!.Value);
        Assert.Equal([2], answered.Reply!);
        Assert.Equal([9], answered.Answer!);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task X_11_what_is_too_old_is_replaced_and_removed(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new OperationStore(database.Rows);
        var old = Row("ada", "k", "f", 1) with { At = Expired };
        await store.Put([old, old with { Key = "k2" }, old with { Key = "k3", At = Expired.AddTicks(1) }], Expired.AddDays(-1), None);

        await store.Put([Row("ada", "k", "new", 2)], Expired, None);
        Assert.Equal("new", (await store.Find("ada", "k", None))!.Fingerprint);
        await store.Prune(Expired, 1, None);
        await store.Prune(Expired, 1, None);
        Assert.Null(await store.Find("ada", "k2", None));
        Assert.NotNull(await store.Find("ada", "k3", None));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task X_11_ID_27_an_answer_is_written_with_the_resource_or_not_at_all_and_goes_with_the_tenant(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var (operations, resources) = (new OperationStore(database.Rows), new ResourceStore(database.Rows));
        var device = new ResourceRow("device", "d", null, 0, null, []);
        var changes = new ResourceChanges([device], [], Row("ada", "k", "f", 1), Expired);
        await Assert.ThrowsAsync<StoreConflictException>(() => resources.Apply(Tenant, 1, 5, changes, None));
        Assert.Null(await operations.Find("ada", "k", None));

        await resources.Apply(Tenant, 1, 0, changes, None);
        Assert.NotNull(await operations.Find("ada", "k", None));
        await operations.Put([Row("ada", "k2", "f", 1) with { Tenant = null }], Expired, None);

        Assert.False(await resources.Purge(Tenant, 0, 10, None));
        Assert.Null(await operations.Find("ada", "k", None));
        Assert.NotNull(await operations.Find("ada", "k2", None));
    }

    private static OperationRow Row(string caller, string key, string fingerprint, byte? reply) =>
        new(caller, key, fingerprint, Tenant, Now, null, reply is { } value ? [value] : null, null);
}
