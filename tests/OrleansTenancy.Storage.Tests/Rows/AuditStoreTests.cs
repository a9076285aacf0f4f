using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Storage;
using OrleansTenancy.Silo.Storage.Rows;
using Xunit;

namespace OrleansTenancy.Storage.Tests.Rows;

public sealed class AuditStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly string Chain = AuditChain.Of(
        TenantId.Parse("acme"), new TenantUid(Guid.Parse("0b2f1d0e-3a39-4a53-9d70-5d7b6f6a1c11")));

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task X_9_records_are_dense_chained_and_come_back_as_they_were_written(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new AuditStore(database.Rows);
        Assert.Null(await store.Head(Chain, None));

        Assert.True(await store.Append(Chain, [Draft(1), Draft(2), Draft(1)], None));
        Assert.True(await store.Append(Chain, [Draft(2), Draft(3)], None));

        var records = await store.Read(Chain, 0, 10, None);
        Assert.Equal([1L, 2, 3], records.Select(r => r.Sequence));
        Assert.Equal([Draft(1).Entry, Draft(2).Entry, Draft(3).Entry], records.Select(r => r.Entry));
        Assert.Equal(["", records[0].Hash, records[1].Hash], records.Select(r => r.Previous));
        Assert.All(records, r => Assert.Equal(AuditChain.HashOf(r), r.Hash));
        Assert.Equal(new AuditHead(3, records[2].Hash, 0), await store.Head(Chain, None));
        Assert.Equal([2L], (await store.Read(Chain, 1, 1, None)).Select(r => r.Sequence));
        Assert.Empty(await store.Read(Chain.ToUpperInvariant(), 0, 10, None));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task X_9_racing_writers_leave_one_chain_without_a_gap(string kind)
    {
        const int Writers = 8;
        await using var database = await TestDatabase.Open(kind);
        var store = new AuditStore(database.Rows);

        await Task.WhenAll(Enumerable.Range(1, Writers).Select(async i =>
        {
            for (var n = 0; n < 5; n++)
            {
                while (!await Appended(store, Draft((i * 100) + n)))
                {
                    await Task.Yield();
                }
            }
        }));

        var records = await store.Read(Chain, 0, 100, None);
        Assert.Equal(Enumerable.Range(1, Writers * 5).Select(i => (long)i), records.Select(r => r.Sequence));
        Assert.Equal(Writers * 5, records.Select(r => r.Entry.Id).Distinct().Count());
        var walk = new AuditWalk(Chain, 0);
        Assert.All(records, r => Assert.Null(walk.Take(r)));
        Assert.Null(walk.End(await store.Head(Chain, None)));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task X_9_the_database_refuses_to_change_or_remove_a_record(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new AuditStore(database.Rows);
        await store.Append(Chain, [Draft(1), Draft(2)], None);
        List<string> attacks =
        [
            "UPDATE tenancy_audit SET actor = 'mallory'",
            "DELETE FROM tenancy_audit",
            "DELETE FROM tenancy_audit WHERE sequence = 2",
            "UPDATE tenancy_audit_heads SET sequence = 1",
            "UPDATE tenancy_audit_heads SET purged_through = 1",
            "DELETE FROM tenancy_audit_heads",
        ];
        if (kind == "postgres")
        {
            attacks.AddRange(["TRUNCATE tenancy_audit", "TRUNCATE tenancy_audit_heads"]);
        }

        foreach (var attack in attacks)
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(
                () => database.Rows.Write(c => c.Execute(attack), None));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(2, (await store.Read(Chain, 0, 10, None)).Count);
        Assert.Equal(2, (await store.Head(Chain, None))!.Sequence);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task ID_27_of_a_deleted_tenant_the_fact_stays_alone_and_nothing_comes_after_it(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new AuditStore(database.Rows);
        await store.Append(Chain, [Draft(1), Draft(2), Draft(3)], None);
        await Assert.ThrowsAnyAsync<Exception>(() => store.Purge(Chain, 2, None));
        Assert.Equal(3, (await store.Read(Chain, 0, 10, None)).Count);

        Assert.True(await store.Append(Chain, [Draft(4, AuditActions.TenantDeleted)], None));
        Assert.True(await store.Purge(Chain, 2, None));
        Assert.False(await store.Purge(Chain, 2, None));
        Assert.False(await store.Purge(Chain, 2, None));

        // What was delivered before is delivered again after a crash; what comes too late is not taken.
        Assert.False(await store.Append(Chain, [Draft(3), Draft(4, AuditActions.TenantDeleted), Draft(5)], None));
        var left = Assert.Single(await store.Read(Chain, 0, 10, None));
        Assert.Equal((4L, AuditActions.TenantDeleted), (left.Sequence, left.Entry.Action));
        Assert.Equal(new AuditHead(4, left.Hash, 3), await store.Head(Chain, None));
        await Assert.ThrowsAnyAsync<Exception>(
            () => database.Rows.Write(c => c.Execute("DELETE FROM tenancy_audit"), None));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task X_9_chains_are_found_also_without_a_head_or_a_record(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new AuditStore(database.Rows);
        await store.Append("b", [Draft(1)], None);
        await store.Append("a", [Draft(1)], None);
        await database.Rows.Write(
            c => c.Execute("INSERT INTO tenancy_audit_heads (chain, sequence, hash, purged_through) VALUES ('c', 1, 'x', 0)"),
            None);

        Assert.Equal("a", await store.NextChain(string.Empty, None));
        Assert.Equal("b", await store.NextChain("a", None));
        Assert.Equal("c", await store.NextChain("b", None));
        Assert.Null(await store.NextChain("c", None));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task ID_27_the_newest_life_of_a_name_is_found_and_no_other_name(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new AuditStore(database.Rows);
        Assert.Null(await store.LastLife("audit/tenant/acme", None));
        (string Chain, int Second)[] lives =
        [
            ("audit/tenant/acme/b", 1), ("audit/tenant/acme/c", 3), ("audit/tenant/acme/a", 2),
            ("audit/tenant/acme-2/z", 9), ("audit/tenant/acm/z", 9), ("audit/tenant/acme0/z", 9),
        ];
        foreach (var (chain, second) in lives)
        {
            await store.Append(chain, [Draft(1, at: $"2026-01-02T03:04:0{second}.0000000Z")], None);
        }

        Assert.Equal("audit/tenant/acme/c", await store.LastLife("audit/tenant/acme", None));
        Assert.Null(await store.LastLife("audit/tenant/ac", None));
    }

    private static async Task<bool> Appended(AuditStore store, AuditDraft draft)
    {
        try
        {
            return await store.Append(Chain, [draft], None);
        }
        catch (StoreConflictException)
        {
            return false;
        }
    }

    private static AuditDraft Draft(
        int number, string action = AuditActions.RoleCreated, string at = "2026-01-02T03:04:05.0000000Z") =>
        new(
            "tenant/acme",
            number,
            new AuditEntry($"id-{number}", at, "ada", action, "acme", null, null, "{\"ä\":\"'\"}"));
}
