using OrleansTenancy.Cluster.Tests.Probe;
using Xunit;

namespace OrleansTenancy.Cluster.Tests.Facts;

/// <summary>Whether a graceful end lets two activations live at the same time.</summary>
public sealed class LeavingTests : IDisposable
{
    private readonly DirectoryEvents _events = new();

    public void Dispose() => _events.Dispose();

    [Fact]
    public async Task X_6_a_grain_begins_elsewhere_only_after_it_has_ended_on_the_silo_that_leaves()
    {
        await using var cluster = await RealCluster.Start(2, silo => silo.WithDirectory(hold: 2));
        var (leaving, other) = (cluster.Nodes[0], cluster.Nodes[1]);
        var keys = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            keys.Add(await cluster.GrainOn(leaving));
        }

        var last = ProbeLog.Of(keys[0]);
        last.HoldStay();
        last.HoldLeaving();
        var staying = other.Grain<IProbeGrain>(keys[0]).Stay();
        await last.Staying;

        var stop = leaving.Stop();
        var others = Task.WhenAll(keys[1..].Select(k => other.Grain<IProbeGrain>(k).Where()));
        last.ReleaseStay();
        Assert.Equal(leaving.Name, await staying);
        await last.Leaving;
        var asked = other.Grain<IProbeGrain>(keys[0]).Where();
        Assert.All(await others, silo => Assert.Contains(silo, new[] { leaving.Name, other.Name }));
        Assert.Single(last.Lives);
        last.ReleaseLeaving();

        // The silo that leaves may refuse to pass it on: then the caller asks again.
        await asked.ContinueWith(static _ => { }, TaskScheduler.Default);
        Assert.Equal(other.Name, await other.Grain<IProbeGrain>(keys[0]).Where());
        await stop;
        Assert.All(keys, key => Assert.False(ProbeLog.Of(key).Overlaps()));
        Assert.Equal(2, last.Lives.Count);
        Assert.DoesNotContain("SiloLeaseHoldCreated", _events.Names);
    }

    [Fact]
    public async Task X_6_a_grain_that_calls_wait_for_takes_its_memory_along_unless_it_is_immovable()
    {
        Assert.True(await TakeTheirMemoryAlong<IProbeGrain>());
        Assert.False(await TakeTheirMemoryAlong<IStillProbeGrain>());
    }

    [Fact]
    public async Task A_silo_that_loses_its_patience_says_that_it_is_dead_while_a_call_still_runs_and_nothing_is_held()
    {
        await using var cluster = await RealCluster.Start(2, silo => silo.WithDirectory(hold: 2));
        var (leaving, other) = (cluster.Nodes[0], cluster.Nodes[1]);
        var key = await cluster.GrainOn(leaving);
        var log = ProbeLog.Of(key);
        log.HoldStay();
        var staying = other.Grain<IProbeGrain>(key).Stay();
        await log.Staying;

        using var impatience = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        await leaving.Stop(impatience.Token);

        // This is the gap that the fence closes: it has to be shut before the silo writes that it is dead.
        Assert.Equal(other.Name, await other.Grain<IProbeGrain>(key).Where());
        Assert.True(log.Overlaps());
        Assert.Null(log.Lives[0].End);
        Assert.DoesNotContain("SiloLeaseHoldCreated", _events.Names);
        log.ReleaseStay();
        await Assert.ThrowsAnyAsync<Exception>(() => staying);
    }

    // A silo leaves while in each of many grains one call runs and others wait for it. Whether a grain is told to end
    // before its calls are over is a matter of moments, so it takes many.
    private static async Task<bool> TakeTheirMemoryAlong<TGrain>()
        where TGrain : IProbeGrain
    {
        await using var cluster = await RealCluster.Start(2, silo => silo.WithDirectory(hold: 2));
        var (leaving, other) = (cluster.Nodes[0], cluster.Nodes[1]);
        var calls = new List<Task>();
        var keys = new List<string>();
        for (var i = 0; i < 50; i++)
        {
            var key = await cluster.GrainOn<TGrain>(leaving);
            ProbeLog.Of(key).HoldStay();
            keys.Add(key);
            calls.Add(other.Grain<TGrain>(key).Stay());
            await ProbeLog.Of(key).Staying;
            calls.AddRange(Enumerable.Range(0, 5).Select(_ => other.Grain<TGrain>(key).Where()));
        }

        var idle = await cluster.GrainOn<TGrain>(leaving);
        var stop = leaving.Stop();
        await ProbeLog.Of(idle).Leaving;
        foreach (var key in keys)
        {
            ProbeLog.Of(key).ReleaseStay();
            calls.Add(other.Grain<TGrain>(key).Where());
        }

        // A call that the leaving silo would not take is its caller's to repeat; here only the grains matter.
        await Task.WhenAll(calls).ContinueWith(static _ => { }, TaskScheduler.Default);
        await stop;
        Assert.All(keys, key => Assert.False(ProbeLog.Of(key).Overlaps()));
        return keys.Any(key => ProbeLog.Of(key).HasMoved);
    }
}
