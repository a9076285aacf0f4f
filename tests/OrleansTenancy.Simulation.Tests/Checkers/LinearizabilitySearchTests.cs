using OrleansTenancy.Histories;
using Xunit;
using static OrleansTenancy.Simulation.Tests.Checkers.Histories;

namespace OrleansTenancy.Simulation.Tests.Checkers;

/// <summary>The search for an order.</summary>
public sealed class LinearizabilitySearchTests
{
    private static readonly AccessModel TwoWays = new(0b100, 0b011, 0b100);

    [Fact]
    public void An_order_is_found_where_calls_overlap()
    {
        var found = Search(Grant(1, 10), Check(2, 9, false), Check(3, 8, true), Revoke(4, 20), Check(11, 19, true));

        Assert.Equal(Verdict.Linearizable, found.Verdict);
        Assert.Equal(
            [Check(2, 9, false), Grant(1, 10), Check(3, 8, true), Check(11, 19, true), Revoke(4, 20)], found.Order);
        Assert.Null(found.StuckAt);
    }

    [Fact]
    public void An_allow_after_an_acknowledged_revocation_has_no_place()
    {
        var found = Search(Grant(1, 2), Revoke(3, 4), Check(5, 6, true));

        Assert.Equal(Verdict.NotLinearizable, found.Verdict);
        Assert.Equal(Check(5, 6, true), found.StuckAt);
        Assert.True(Search(Grant(1, 2), Revoke(3, 5), Check(5, 6, true)).IsLinearizable);
        Assert.True(Search(Grant(1, 2), Revoke(3, 4), Check(5, 6, false)).IsLinearizable);
    }

    [Fact]
    public void A_grant_that_was_lost_has_no_place_and_one_of_unknown_outcome_may_have_any()
    {
        Assert.False(Search(Grant(1, 2), Check(3, 4, false)).IsLinearizable);
        var lost = Lost(AccessCall.Grant(1), 1);
        Assert.True(Search(lost, Check(3, 4, false)).IsLinearizable);
        Assert.True(Search(lost, Check(3, 4, true)).IsLinearizable);
        Assert.True(Search(lost, Check(3, 4, false), Check(5, 6, true)).IsLinearizable);

        // It takes effect once: seen, revoked and seen again needs two.
        Assert.False(Search(lost, Check(3, 4, true), Revoke(5, 6), Check(7, 8, true)).IsLinearizable);
        Assert.True(Search(lost, lost with { Client = 2 }, Check(3, 4, true), Revoke(5, 6), Check(7, 8, true)).IsLinearizable);
    }

    [Fact]
    public void Two_checks_one_after_the_other_may_not_see_time_go_back()
    {
        Assert.False(Search(Grant(1, 20), Check(2, 3, true), Check(4, 5, false)).IsLinearizable);
        Assert.True(Search(Grant(1, 20), Check(2, 3, false), Check(4, 5, true)).IsLinearizable);
        Assert.True(Search(Grant(1, 20), Check(2, 5, true), Check(4, 6, false)).IsLinearizable);
    }

    [Fact]
    public void Facts_of_two_instants_are_not_one_answer()
    {
        var model = new AccessModel(0b01, 0b11);
        var search = new LinearizabilitySearch<uint, AccessCall>(model);
        Operation<AccessCall>[] history = [Revoke(1, 2, 0b01), Grant(3, 4, 0b10)];

        Assert.True(search.Search([.. history, Check(1, 5, false)]).IsLinearizable);
        Assert.False(search.Search([.. history, Check(1, 5, true)]).IsLinearizable);
        Assert.Empty(new StaleAnswerScan(model).Scan([.. history, Check(1, 5, true)]).Allows);
    }

    [Fact]
    public void It_says_what_every_order_says()
    {
        var (linearizable, not) = (0, 0);
        for (var seed = 0; seed < 60_000; seed++)
        {
            var random = new Random(seed);
            var model = seed % 2 == 0 ? AccessModel.SingleGrant : TwoWays;
            var history = Any(random, model, random.Next(1, 8));
            var expected = EveryOrder.HasOne(history, model);
            var found = new LinearizabilitySearch<uint, AccessCall>(model).Search(history);

            Assert.True(expected == found.IsLinearizable && found.Verdict != Verdict.Undecided, $"seed {seed}");
            (linearizable, not) = expected ? (linearizable + 1, not) : (linearizable, not + 1);
        }

        Assert.True(linearizable > 10_000 && not > 10_000, $"{linearizable} and {not}");
    }

    [Fact]
    public void What_it_answers_is_an_order()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var history = OfWorkingObject(new Random(seed), TwoWays, 60, 6);
            var found = new LinearizabilitySearch<uint, AccessCall>(TwoWays).Search(history);
            Assert.True(found.IsLinearizable, $"seed {seed}");

            var state = TwoWays.Initial;
            Assert.All(found.Order, o => Assert.True(TwoWays.TryStep(state, o.Call, out state)));
            Assert.All(found.Order.Index(), o => Assert.DoesNotContain(found.Order.Skip(o.Index + 1), later => later.IsBefore(o.Item)));
            Assert.Equal([], history.Where(o => !o.IsOpen).Except(found.Order));
            Assert.Equal(found.Order.Count, found.Order.Distinct().Count());
        }
    }

    [Fact]
    public void A_long_history_of_many_clients_is_decided()
    {
        var history = OfWorkingObject(new Random(7), TwoWays, 20_000, 24);
        var search = new LinearizabilitySearch<uint, AccessCall>(TwoWays);
        Assert.True(search.Search(history).IsLinearizable);

        // One wrong answer at its end; no call of unknown outcome can explain it.
        var answered = OfWorkingObject(new Random(8), TwoWays, 20_000, 24, loses: false);
        var end = answered.Max(o => o.Returned);
        answered.AddRange([Revoke(end + 1, end + 2, TwoWays.Facts), Check(end + 3, end + 4, true)]);
        var found = search.Search(answered);
        Assert.Equal(Verdict.NotLinearizable, found.Verdict);
        Assert.Equal(answered[^1], found.StuckAt);
    }

    [Fact]
    public void It_gives_up_aloud()
    {
        var found = new LinearizabilitySearch<uint, AccessCall>(AccessModel.SingleGrant, stepsMax: 2)
            .Search([Grant(1, 2), Revoke(3, 4), Check(5, 6, false)]);

        Assert.Equal(Verdict.Undecided, found.Verdict);
        Assert.False(found.IsLinearizable);
    }

    private static Linearizability<AccessCall> Search(params Operation<AccessCall>[] history) =>
        new LinearizabilitySearch<uint, AccessCall>(AccessModel.SingleGrant).Search(history);
}
