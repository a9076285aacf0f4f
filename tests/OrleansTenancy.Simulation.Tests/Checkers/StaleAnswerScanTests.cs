using OrleansTenancy.Histories;
using Xunit;
using static OrleansTenancy.Simulation.Tests.Checkers.Histories;

namespace OrleansTenancy.Simulation.Tests.Checkers;

/// <summary>The scan for answers from before an acknowledged change.</summary>
public sealed class StaleAnswerScanTests
{
    private static readonly AccessModel TwoWays = new(0b100, 0b011, 0b100);

    [Fact]
    public void X_6_an_allow_asked_for_after_the_acknowledgement_of_a_revocation_is_found()
    {
        Assert.Equal([Check(5, 6, true)], Scan(Grant(1, 2), Revoke(3, 4), Check(5, 6, true)).Allows);
        Assert.True(Scan(Grant(1, 2), Revoke(3, 4), Check(5, 6, false)).IsEmpty);
        Assert.True(Scan(Grant(1, 2), Revoke(3, 5), Check(5, 6, true)).IsEmpty);
        Assert.True(Scan(Grant(1, 2), Lost(AccessCall.Revoke(1), 3), Check(5, 6, true)).IsEmpty);
        Assert.Equal([Check(5, 6, true)], Scan(Check(5, 6, true)).Allows);
    }

    [Fact]
    public void X_6_an_allow_that_a_later_grant_explains_is_none()
    {
        Assert.True(Scan(Grant(1, 2), Revoke(3, 4), Grant(5, 9), Check(7, 8, true)).IsEmpty);
        Assert.True(Scan(Grant(1, 2), Revoke(3, 4), Lost(AccessCall.Grant(1), 5), Check(7, 8, true)).IsEmpty);

        // A grant that was not acknowledged when the revocation began may have come after it.
        Assert.True(Scan(Grant(1, 3), Revoke(3, 4), Check(7, 8, true)).IsEmpty);
        Assert.Single(Scan(Grant(1, 2), Revoke(3, 4), Check(7, 8, true), Grant(9, 10)).Allows);
    }

    [Fact]
    public void X_6_a_deny_after_an_acknowledged_grant_is_found()
    {
        Assert.Equal([Check(3, 4, false)], Scan(Grant(1, 2), Check(3, 4, false)).Denies);
        Assert.True(Scan(Grant(1, 3), Check(3, 4, false)).IsEmpty);
        Assert.True(Scan(Grant(1, 2), Lost(AccessCall.Revoke(1), 1), Check(3, 4, false)).IsEmpty);
        Assert.True(Scan(Check(3, 4, false)).IsEmpty);
    }

    [Fact]
    public void X_6_each_way_in_needs_all_its_facts()
    {
        var scan = new StaleAnswerScan(TwoWays);
        Operation<AccessCall>[] history = [Revoke(1, 2, 0b100), Grant(3, 4, 0b001)];

        Assert.Single(scan.Scan([.. history, Check(5, 6, true)]).Allows);
        Assert.True(scan.Scan([.. history, Grant(5, 9, 0b010), Check(6, 7, true)]).IsEmpty);
        Assert.Single(scan.Scan([.. history, Grant(5, 9, 0b010), Check(10, 11, false)]).Denies);
    }

    [Fact]
    public void Nothing_is_found_in_what_has_an_order()
    {
        var found = 0;
        for (var seed = 0; seed < 60_000; seed++)
        {
            var random = new Random(seed);
            var model = seed % 2 == 0 ? AccessModel.SingleGrant : TwoWays;
            var history = Any(random, model, random.Next(1, 8));
            var stale = new StaleAnswerScan(model).Scan(history);
            Assert.True(stale.IsEmpty || !EveryOrder.HasOne(history, model), $"seed {seed}");
            found += stale.IsEmpty ? 0 : 1;
        }

        Assert.True(found > 5_000, $"{found}");
    }

    [Fact]
    public void It_says_what_its_definition_says()
    {
        for (var seed = 0; seed < 20_000; seed++)
        {
            var history = Any(new Random(seed), AccessModel.SingleGrant, 7);
            var allows = history.Where(c => c.Call.Allowed == true && !history.Any(g =>
                (g.Call.Set & ~g.Call.Cleared & 1) != 0
                && g.Invoked <= c.Returned
                && !history.Any(r => (r.Call.Cleared & 1) != 0 && g.IsBefore(r) && r.IsBefore(c))));
            Assert.Equal(allows, new StaleAnswerScan(AccessModel.SingleGrant).Scan(history).Allows);
        }
    }

    [Fact]
    public void A_long_history_is_one_pass()
    {
        var history = OfWorkingObject(new Random(3), TwoWays, 300_000, 24);
        Assert.True(new StaleAnswerScan(TwoWays).Scan(history).IsEmpty);
    }

    private static StaleAnswers Scan(params Operation<AccessCall>[] history) =>
        new StaleAnswerScan(AccessModel.SingleGrant).Scan(history);
}
