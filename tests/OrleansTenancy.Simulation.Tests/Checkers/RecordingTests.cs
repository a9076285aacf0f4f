using OrleansTenancy.Histories;
using Xunit;

namespace OrleansTenancy.Simulation.Tests.Checkers;

/// <summary>How histories are written down, and what is compared with what was acknowledged.</summary>
public sealed class RecordingTests
{
    [Fact]
    public void A_call_about_several_objects_stands_in_the_history_of_each()
    {
        var history = new AccessHistory<string>(_ => AccessModel.SingleGrant);
        var grant = history.Begin(1);
        grant.Answered(AccessCall.Grant(1), "a", "b");
        history.Begin(1).Unknown(AccessCall.Revoke(1), "a");
        history.Begin(2).Answered(AccessCall.Check(true), "b");

        Assert.Equal(4, history.Count);
        Assert.Equal([(1, 2), (3, Operation<AccessCall>.Never)], history.Of("a").Select(o => (o.Invoked, o.Returned)));
        Assert.Equal([1, 2], history.Of("b").Select(o => o.Client));
        Assert.True(history.Check().IsEmpty);
    }

    [Fact]
    public async Task What_was_answered_before_has_the_lower_stamp_on_any_thread()
    {
        var history = new AccessHistory<int>(_ => AccessModel.SingleGrant);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(client => Task.Run(() =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                history.Begin(client).Answered(AccessCall.Check(false), i % 5);
            }
        })));

        var all = Enumerable.Range(0, 5).SelectMany(history.Of).ToArray();
        Assert.Equal(8_000, all.Length);
        Assert.Equal(16_000, all.SelectMany(o => new[] { o.Invoked, o.Returned }).Distinct().Count());
        foreach (var client in all.GroupBy(o => o.Client))
        {
            var calls = client.OrderBy(o => o.Invoked).ToArray();
            Assert.All(calls.Zip(calls.Skip(1)), p => Assert.True(p.First.IsBefore(p.Second)));
        }
    }

    [Fact]
    public void Findings_name_the_object_and_show_what_was_done_with_it()
    {
        var history = new AccessHistory<string>(_ => AccessModel.SingleGrant);
        history.Begin(1).Answered(AccessCall.Grant(1), "ann in bakery", "bob in bakery");
        history.Begin(1).Answered(AccessCall.Revoke(1), "ann in bakery");
        history.Begin(2).Answered(AccessCall.Check(true), "ann in bakery");
        history.Begin(2).Answered(AccessCall.Check(false), "bob in bakery");
        var findings = history.Check();

        Assert.Equal((1, 1, 2, 0), (findings.StaleAllows, findings.StaleDenies, findings.NotLinearizable, findings.Undecided));
        Assert.Contains("ann in bakery: stuck at allowed of client 2", findings.ToString(), StringComparison.Ordinal);
        Assert.Contains("  5..6 client 2: allowed <", findings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void X_10_what_an_inbox_lacks_or_has_too_much_is_counted()
    {
        Operation<string>[] changes =
        [
            new(1, 1, 2, "a"), new(1, 3, 4, "b"), new(2, 3, 6, "c"), new(1, 5, Operation<string>.Never, "d"),
        ];

        Assert.Equal(InboxFindings.None, InboxLedger.Compare(changes, [(1, "a"), (2, "b"), (3, "c")]));
        Assert.Equal(InboxFindings.None, InboxLedger.Compare(changes, [(1, "a"), (2, "c"), (3, "b"), (4, "d")]));
        Assert.Equal(new(1, 0, 0, 0, 0), InboxLedger.Compare(changes, [(1, "a"), (2, "c")]));
        Assert.Equal(new(0, 1, 0, 0, 0), InboxLedger.Compare(changes, [(1, "a"), (2, "b"), (3, "c"), (4, "c")]));
        Assert.Equal(new(0, 0, 1, 0, 0), InboxLedger.Compare(changes, [(1, "a"), (2, "b"), (3, "x"), (4, "c")]));
        Assert.Equal(new(0, 0, 0, 1, 0), InboxLedger.Compare(changes, [(1, "a"), (3, "b"), (3, "c")]));
        Assert.Equal(new(0, 0, 0, 0, 1), InboxLedger.Compare(changes, [(1, "b"), (2, "a"), (3, "c")]));
        Assert.Equal(new(0, 0, 0, 0, 3), InboxLedger.Compare(changes, [(1, "d"), (2, "b"), (3, "c"), (4, "a")]));
    }
}
