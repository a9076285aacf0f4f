using Microsoft.Extensions.Time.Testing;
using Orleans.Runtime;
using OrleansTenancy.Grains.Fencing;
using Xunit;

namespace OrleansTenancy.Grains.Tests.Fencing;

public sealed class FenceTests
{
    private static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly Fence _fence;

    public FenceTests() => _fence = new Fence(_clock, TimeToLive);

    [Fact]
    public void X_12_nothing_is_answered_before_the_cluster_was_asked()
    {
        Assert.False(_fence.IsOpen);
        Assert.False(_fence.IsClosedForGood);
        Assert.Throws<SiloUnavailableException>(_fence.Demand);
    }

    [Fact]
    public void X_12_it_runs_out_to_the_tick_counted_from_before_the_question_and_not_from_the_answer()
    {
        var askedAt = _fence.Ask();
        _clock.Advance(TimeSpan.FromSeconds(3));
        _fence.Extend(askedAt);
        Assert.True(_fence.IsOpen);

        _clock.Advance(TimeToLive - TimeSpan.FromSeconds(3) - Tick);
        Assert.True(_fence.IsOpen);
        _clock.Advance(Tick);
        Assert.False(_fence.IsOpen);
    }

    [Fact]
    public void X_12_an_answer_that_comes_after_its_time_opens_nothing()
    {
        var askedAt = _fence.Ask();
        _clock.Advance(TimeToLive);

        _fence.Extend(askedAt);

        Assert.False(_fence.IsOpen);
    }

    [Fact]
    public void Answers_that_come_out_of_order_do_not_shorten_it()
    {
        var first = _fence.Ask();
        _clock.Advance(TimeSpan.FromSeconds(1));
        var second = _fence.Ask();

        _fence.Extend(second);
        _fence.Extend(first);

        _clock.Advance(TimeToLive - Tick);
        Assert.True(_fence.IsOpen);
    }

    [Fact]
    public void It_opens_again_when_the_cluster_can_be_asked_again()
    {
        _fence.Extend(_fence.Ask());
        _clock.Advance(TimeToLive);
        Assert.False(_fence.IsOpen);

        _fence.Extend(_fence.Ask());

        Assert.True(_fence.IsOpen);
        _fence.Demand();
    }

    [Fact]
    public void X_12_what_is_closed_stays_closed_whatever_is_still_answered()
    {
        _fence.Extend(_fence.Ask());
        var askedAt = _fence.Ask();

        _fence.Close();
        _fence.Extend(askedAt);
        _fence.Extend(_fence.Ask());

        Assert.False(_fence.IsOpen);
        Assert.True(_fence.IsClosedForGood);
    }

    [Fact]
    public void X_12_closing_wins_against_an_answer_that_arrives_at_the_same_time()
    {
        for (var i = 0; i < 2_000; i++)
        {
            var fence = new Fence(_clock, TimeToLive);
            Parallel.Invoke(() => fence.Extend(fence.Ask()), fence.Close, () => fence.Extend(fence.Ask()));
            Assert.False(fence.IsOpen);
        }
    }

    [Fact]
    public void A_silo_that_nobody_can_join_may_always_answer_until_it_leaves()
    {
        var alone = Fence.OfSingleSilo();
        Assert.True(alone.IsOpen);

        alone.Close();

        Assert.False(alone.IsOpen);
    }

    [Fact]
    public void Looking_at_it_allocates_nothing()
    {
        var fence = new Fence(MachineClock.Instance, TimeSpan.FromHours(1));
        fence.Extend(fence.Ask());
        fence.Demand();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 10_000; i++)
        {
            fence.Demand();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void The_clock_of_the_machine_runs_on_and_tells_the_time_of_day_without_leaps()
    {
        var clock = MachineClock.Instance;
        var (utc, timestamp) = (clock.GetUtcNow(), clock.GetTimestamp());
        using var pause = new ManualResetEventSlim();
        pause.Wait(TimeSpan.FromMilliseconds(50));

        var elapsed = clock.GetElapsedTime(timestamp);
        Assert.InRange(elapsed.TotalMilliseconds, 45, 10_000);
        Assert.InRange((clock.GetUtcNow() - utc - elapsed).TotalMilliseconds, -50, 50);
        Assert.InRange((clock.GetUtcNow() - DateTimeOffset.UtcNow).TotalMinutes, -1, 1);
    }
}
