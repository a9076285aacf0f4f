using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Identity;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Audit;

public sealed class AuditChainTests
{
    private static readonly TenantId Tenant = TenantId.Parse("t");
    private static readonly string Chain = AuditChain.Of(Tenant, new TenantUid(Guid.Parse("0b2f1d0e-3a39-4a53-9d70-5d7b6f6a1c11")));
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void X_9_a_chain_that_nobody_touched_is_whole()
    {
        Assert.Null(Fault(Records(5)));
        Assert.Null(new AuditWalk(Chain, 0).End(null));
    }

    [Fact]
    public void X_9_an_edit_of_any_field_of_any_record_is_found_there()
    {
        Func<AuditRecord, AuditRecord>[] edits =
        [
            r => r with { Source = "x" },
            r => r with { SourceSequence = 99 },
            r => r with { Previous = "00" },
            r => r with { Hash = new string('0', 64) },
            r => r with { Entry = r.Entry with { Id = "x" } },
            r => r with { Entry = r.Entry with { At = "x" } },
            r => r with { Entry = r.Entry with { Actor = "x" } },
            r => r with { Entry = r.Entry with { Action = "x" } },
            r => r with { Entry = r.Entry with { Tenant = null } },
            r => r with { Entry = r.Entry with { Partner = "" } },
            r => r with { Entry = r.Entry with { Before = "" } },
            r => r with { Entry = r.Entry with { After = null } },
        ];
        foreach (var edit in edits)
        {
            for (var i = 0; i < 4; i++)
            {
                var records = Records(4);
                records[i] = edit(records[i]);
                Assert.Equal(new AuditFault(i + 1, AuditFaultKind.Edited), Fault(records, Records(4)[^1]));
            }
        }
    }

    [Fact]
    public void X_9_a_removed_record_is_missed_also_the_last_one_and_all_of_them()
    {
        var whole = Records(4);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(new AuditFault(i + 1, AuditFaultKind.Missing), Fault([.. whole.Where((_, at) => at != i)], whole[^1]));
        }

        Assert.Equal(new AuditFault(1, AuditFaultKind.Missing), Fault([], whole[^1]));
    }

    [Fact]
    public void X_9_an_inserted_or_moved_record_is_found()
    {
        var whole = Records(4);
        var more = AuditChain.Next(Chain, new AuditHead(4, whole[^1].Hash, 0), "s", 9, Entry("more"));
        Assert.Equal(new AuditFault(5, AuditFaultKind.BeyondHead), Fault([.. whole, more], whole[^1]));

        var forged = AuditChain.Next(Chain, new AuditHead(1, whole[0].Hash, 0), "s", 9, Entry("forged"));
        Assert.Equal(
            new AuditFault(3, AuditFaultKind.Unlinked), Fault([whole[0], forged, whole[2], whole[3]], whole[^1]));
        Assert.Equal(
            new AuditFault(2, AuditFaultKind.Edited),
            Fault([whole[0], whole[2] with { Sequence = 2 }, whole[1] with { Sequence = 3 }, whole[3]], whole[^1]));
    }

    [Fact]
    public void X_9_a_head_that_is_gone_or_set_back_is_found()
    {
        var whole = Records(3);
        Assert.Equal(new AuditFault(3, AuditFaultKind.HeadMissing), Walk(whole, 0, null));
        Assert.Equal(new AuditFault(3, AuditFaultKind.Edited), Walk(whole, 0, new AuditHead(3, whole[1].Hash, 0)));
    }

    [Fact]
    public void X_9_no_field_can_be_moved_into_its_neighbour()
    {
        var record = Records(1)[0];
        var one = record with { Entry = record.Entry with { Actor = "ab", Action = "c" } };
        var other = record with { Entry = record.Entry with { Actor = "a", Action = "bc" } };
        Assert.NotEqual(AuditChain.HashOf(one), AuditChain.HashOf(other));
    }

    [Fact]
    public void ID_27_of_a_deleted_tenant_the_fact_stays_and_the_chain_is_whole()
    {
        var gone = Deleted(Records(3));

        Assert.Null(Walk([gone], 3, new AuditHead(4, gone.Hash, 3)));
        Assert.Equal(
            new AuditFault(4, AuditFaultKind.Missing), Walk([], 3, new AuditHead(4, gone.Hash, 3)));
    }

    [Fact]
    public void X_9_ID_27_records_cannot_be_taken_away_without_a_deletion_or_added_after_it()
    {
        var whole = Records(4);
        Assert.Equal(
            new AuditFault(4, AuditFaultKind.PurgedWithoutDeletion),
            Walk([whole[3]], 3, new AuditHead(4, whole[3].Hash, 3)));

        var gone = Deleted(whole);
        var after = AuditChain.Next(Chain, new AuditHead(5, gone.Hash, 4), "s", 9, Entry("after"));
        Assert.Equal(
            new AuditFault(6, AuditFaultKind.AfterDeletion), Walk([gone, after], 4, new AuditHead(6, after.Hash, 4)));
    }

    private static AuditRecord Deleted(AuditRecord[] before) => AuditChain.Next(
        Chain,
        new AuditHead(before.Length, before[^1].Hash, 0),
        "s",
        before.Length + 1,
        Entry(AuditActions.TenantDeleted) with { Before = null, After = null });

    private static AuditRecord[] Records(int count)
    {
        var head = AuditHead.None;
        var records = new List<AuditRecord>();
        for (var i = 1; i <= count; i++)
        {
            var record = AuditChain.Next(Chain, head, "s", i, Entry("a" + i));
            records.Add(record);
            head = new AuditHead(record.Sequence, record.Hash, 0);
        }

        return [.. records];
    }

    private static AuditEntry Entry(string action) =>
        AuditEntry.Of(Guid.Empty, At, UserId.Parse("u"), action, Tenant, null, null, "{}");

    private static AuditFault? Fault(AuditRecord[] records, AuditRecord? last = null)
    {
        last ??= records[^1];
        return Walk(records, 0, new AuditHead(last.Sequence, last.Hash, 0));
    }

    private static AuditFault? Walk(AuditRecord[] records, long purgedThrough, AuditHead? head)
    {
        var walk = new AuditWalk(Chain, purgedThrough);
        return records.Select(walk.Take).FirstOrDefault(f => f is not null) ?? walk.End(head);
    }
}
