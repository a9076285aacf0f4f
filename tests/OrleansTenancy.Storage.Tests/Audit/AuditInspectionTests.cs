using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Storage;
using OrleansTenancy.Silo.Audit;
using OrleansTenancy.Silo.Storage.Rows;
using Xunit;

namespace OrleansTenancy.Storage.Tests.Audit;

/// <summary>Somebody who may do anything in the database takes the triggers away and changes the trail.</summary>
public sealed class AuditInspectionTests
{
    // More than a page.
    private const int Records = 520;
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly string Acme = ChainOf("acme");
    private static readonly string Other = ChainOf("other");

    public static TheoryData<string, string, long, AuditFaultKind> Attacks()
    {
        (string Attack, long Sequence, AuditFaultKind Kind)[] attacks =
        [
            ("UPDATE tenancy_audit SET actor = 'eve' WHERE chain = @c AND sequence = 7", 7, AuditFaultKind.Edited),
            ("UPDATE tenancy_audit SET after = NULL WHERE chain = @c AND sequence = 510", 510, AuditFaultKind.Edited),
            ("DELETE FROM tenancy_audit WHERE chain = @c AND sequence = 1", 1, AuditFaultKind.Missing),
            ("DELETE FROM tenancy_audit WHERE chain = @c AND sequence = 501", 501, AuditFaultKind.Missing),
            ("DELETE FROM tenancy_audit WHERE chain = @c AND sequence = 520", 520, AuditFaultKind.Missing),
            ("DELETE FROM tenancy_audit WHERE chain = @c", 1, AuditFaultKind.Missing),
            (Swap, 3, AuditFaultKind.Edited),
            ("DELETE FROM tenancy_audit_heads WHERE chain = @c", 520, AuditFaultKind.HeadMissing),
            ("UPDATE tenancy_audit_heads SET sequence = 519 WHERE chain = @c", 520, AuditFaultKind.BeyondHead),
            ("UPDATE tenancy_audit_heads SET purged_through = 500 WHERE chain = @c", 501, AuditFaultKind.PurgedWithoutDeletion),
        ];
        var data = new TheoryData<string, string, long, AuditFaultKind>();
        foreach (var kind in new[] { "sqlite", "postgres" })
        {
            foreach (var (attack, sequence, fault) in attacks)
            {
                data.Add(kind, attack, sequence, fault);
            }
        }

        return data;
    }

    private static string Swap =>
        """
        UPDATE tenancy_audit SET sequence = 1003 WHERE chain = @c AND sequence = 3;
        UPDATE tenancy_audit SET sequence = 3 WHERE chain = @c AND sequence = 4;
        UPDATE tenancy_audit SET sequence = 4 WHERE chain = @c AND sequence = 1003
        """;

    [Theory, MemberData(nameof(Attacks))]
    public async Task X_9_what_was_edited_removed_or_reordered_is_found_there(
        string kind, string attack, long sequence, AuditFaultKind fault)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new AuditStore(database.Rows);
        await Fill(store, Acme);
        await Fill(store, Other);
        Assert.All(await All(store), f => Assert.Equal((null, Records), (f.Fault, f.Records)));

        await Disarm(database, kind);
        await database.Rows.Write(c => c.Execute(attack, ("c", Acme)), None);

        var findings = await All(store);
        Assert.Equal([Acme, Other], findings.Select(f => f.Chain));
        Assert.Equal(new AuditFault(sequence, fault), findings[0].Fault);
        Assert.Null(findings[1].Fault);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task X_9_ID_27_a_purged_chain_is_whole_and_an_edit_of_what_is_left_is_found(string kind)
    {
        await using var database = await TestDatabase.Open(kind);
        var store = new AuditStore(database.Rows);
        await Fill(store, Acme);
        await store.Append(Acme, [Draft(Records + 1, AuditActions.TenantDeleted)], None);
        Assert.True(await store.Purge(Acme, 10, None));
        Assert.Equal((null, 1), (await One(store)).Outcome);
        while (await store.Purge(Acme, 1000, None))
        {
        }

        Assert.Equal((null, 1), (await One(store)).Outcome);

        await Disarm(database, kind);
        await database.Rows.Write(c => c.Execute("UPDATE tenancy_audit SET actor = 'eve'"), None);
        Assert.Equal(new AuditFault(Records + 1, AuditFaultKind.Edited), (await One(store)).Outcome.Fault);
    }

    [Fact]
    public async Task A_trail_is_inspected_while_others_append_to_it()
    {
        const int Appends = 200;
        await using var database = await TestDatabase.Open("postgres");
        var store = new AuditStore(database.Rows);
        var appending = Append(store, Appends);

        var looks = 0;
        for (; !appending.IsCompleted; looks++)
        {
            Assert.Null((await One(store)).Outcome.Fault);
        }

        await appending;
        Assert.Equal((null, Appends), (await One(store)).Outcome);
        Assert.True(looks > 1, "nothing was looked at meanwhile");
    }

    private static async Task Append(AuditStore store, int number)
    {
        for (var i = 0; i < number; i++)
        {
            await store.Append(Acme, [Draft(i)], None);
        }
    }

    private static async Task Fill(AuditStore store, string chain) =>
        Assert.True(await store.Append(chain, [.. Enumerable.Range(1, Records).Select(i => Draft(i))], None));

    private static async Task Disarm(TestDatabase database, string kind)
    {
        const string Names =
            "tenancy_audit_no_update tenancy_audit_no_delete tenancy_audit_heads_forward tenancy_audit_heads_no_delete";
        foreach (var name in Names.Split(' '))
        {
            var table = name.Contains("heads", StringComparison.Ordinal) ? "tenancy_audit_heads" : "tenancy_audit";
            var on = kind == "postgres" ? $" ON {table}" : string.Empty;
            await database.Rows.Write(c => c.Execute($"DROP TRIGGER {name}{on}"), None);
        }
    }

    private static async Task<List<AuditFinding>> All(AuditStore store)
    {
        var findings = new List<AuditFinding>();
        await foreach (var finding in new AuditInspection(store).All(None))
        {
            findings.Add(finding);
        }

        return findings;
    }

    private static async Task<((AuditFault? Fault, int Records) Outcome, AuditHead? Head)> One(AuditStore store)
    {
        var finding = await new AuditInspection(store).One(Acme, None);
        return ((finding.Fault, (int)finding.Records), finding.Head);
    }

    private static AuditDraft Draft(int number, string action = AuditActions.RoleCreated) =>
        new("tenant/acme", number, new AuditEntry($"id-{number}", "2026-01-02T03:04:05Z", "ada", action, "acme", null, null, "{}"));

    private static string ChainOf(string tenant) =>
        AuditChain.Of(TenantId.Parse(tenant), new TenantUid(Guid.Parse("0b2f1d0e-3a39-4a53-9d70-5d7b6f6a1c11")));
}
