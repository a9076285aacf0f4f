using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using OrleansTenancy.Cluster.Tests.Probe;
using OrleansTenancy.Grains.Fencing;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Silo.Fencing;
using OrleansTenancy.Silo.Hosting;
using OrleansTenancy.Silo.Storage.Postgres;
using OrleansTenancy.Testing.Cluster;
using Xunit;

namespace OrleansTenancy.Cluster.Tests.Fencing;

/// <summary>Hold and fence together: of a grain that has two activations at most one is heard.</summary>
public sealed class EvictionTests : IDisposable
{
    // A quarter of what we run with, so that nobody has to wait for long.
    private static readonly ClusterTimes Times = new()
    {
        Fence = TimeSpan.FromSeconds(1.25),
        FencePeriod = TimeSpan.FromSeconds(0.25),
        Margin = TimeSpan.FromSeconds(0.25),
        RangeLease = TimeSpan.FromSeconds(3),
        Probe = TimeSpan.FromSeconds(0.25),
        ProbeMin = TimeSpan.FromSeconds(0.125),
        ProbeMax = TimeSpan.FromSeconds(0.5),
    };

    private readonly DirectoryEvents _events = new();

    public void Dispose() => _events.Dispose();

    [Theory, InlineData(false), InlineData(true)]
    public async Task X_6_X_12_a_silo_that_was_voted_dead_is_silent_before_its_grain_begins_elsewhere(bool isCutOff)
    {
        await using var cluster = await Start(3, silo => silo.Services.AddSingleton<CutRow>().AddSingleton<IOwnRow>(
            s => s.GetRequiredService<CutRow>()));
        var (evicted, other) = (cluster.Nodes[0], cluster.Nodes[1]);
        var key = await cluster.GrainOn(evicted);
        await evicted.Grain<IProbeGrain>(key).Beat();

        evicted.Services.GetRequiredService<CutRow>().IsCut = isCutOff;
        await other.VoteDead(evicted);
        var refreshed = other.Refresh();
        var lastHeard = await LastHeard(evicted.Grain<IProbeGrain>(key), evicted.Name);
        await refreshed;
        Assert.NotEqual(evicted.Name, await other.Grain<IProbeGrain>(key).Where());

        var log = ProbeLog.Of(key);
        var begun = log.Lives[^1].Begin;
        Assert.Equal(2, log.Lives.Count);
        Assert.True(lastHeard < begun, "answered after its grain began elsewhere");
        Assert.True(log.LastBeat < begun, "a timer ran after the grain began elsewhere");
        Assert.NotEqual(0, log.LastBeat);
        Assert.True(isCutOff || evicted.Services.GetRequiredService<Fence>().IsClosedForGood);
    }

    [Fact]
    public async Task X_6_a_clock_that_is_put_forward_ends_no_hold()
    {
        var clock = new TestClock();
        await using var cluster = await Start(2, silo => silo.Services.AddSingleton<TimeProvider>(clock));
        var (evicted, other) = (cluster.Nodes[0], cluster.Nodes[1]);
        var key = await cluster.GrainOn(evicted);

        await other.VoteDead(evicted);
        var voted = Stopwatch.GetTimestamp();
        await other.Refresh();
        await _events.First("SiloLeaseHoldCreated");
        clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(other.Name, await other.Grain<IProbeGrain>(key).Where());
        Assert.InRange(Stopwatch.GetElapsedTime(voted), Times.Hold, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task X_12_a_silo_that_leaves_closes_its_fence_before_it_says_that_it_is_dead()
    {
        var closed = new List<bool>();
        await using var cluster = await Start(2, silo => silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(
            s => new LastLook(() => closed.Add(s.GetRequiredService<Fence>().IsClosedForGood))));
        var (leaving, other) = (cluster.Nodes[0], cluster.Nodes[1]);
        var key = await cluster.GrainOn(leaving);
        var log = ProbeLog.Of(key);
        log.HoldStay();
        var staying = other.Grain<IProbeGrain>(key).Stay();
        await log.Staying;

        using var impatience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await leaving.Stop(impatience.Token);

        Assert.Equal([true], closed);
        log.ReleaseStay();
        await Assert.ThrowsAnyAsync<Exception>(() => staying);
    }

    // Asks without a pause until the silo no longer answers, or for far too long; when the last question that it
    // answered was put. An answer may come late, and another silo may give it; neither says that the silo spoke late.
    private static async Task<long> LastHeard(IProbeGrain grain, string silo)
    {
        var last = 0L;
        try
        {
            var begun = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(begun) < 4 * Times.Hold)
            {
                var put = Stopwatch.GetTimestamp();
                last = await grain.Where() == silo ? put : last;
            }

            return last;
        }
        catch (SiloUnavailableException)
        {
            return last;
        }
    }

    private static async Task<RealCluster> Start(int nodes, Action<ISiloBuilder>? more = null)
    {
        var cluster = await RealCluster.Start(0, (silo, database) =>
        {
            silo.UseTenancyPostgresFence(database, Times)
                .UseTenancyPostgres(database)
                .UseTenancySettings()
                .AddTenancyGrains();
            more?.Invoke(silo);
        });
        Assert.Empty(await new PostgresClusterTimes(cluster.Database, RealCluster.Id, Times).Agree(CancellationToken.None));
        for (var i = 0; i < nodes; i++)
        {
            await cluster.Join();
        }

        return cluster;
    }

    // What the cluster says, for as long as the silo can hear it.
    private sealed class CutRow(IMembershipTable table, ILocalSiloDetails self) : IOwnRow
    {
        private readonly MembershipRow _row = new(table, self);

        public bool IsCut { get; set; }

        public Task<Standing> Read(CancellationToken cancel) =>
            IsCut ? throw new TimeoutException("cut off") : _row.Read(cancel);
    }

    // The last that is stopped before the silo writes that it is dead.
    private sealed class LastLook(Action look) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle observer) => observer.Subscribe(
            nameof(LastLook),
            ServiceLifecycleStage.RuntimeInitialize + 2,
            _ => Task.CompletedTask,
            _ =>
            {
                look();
                return Task.CompletedTask;
            });
    }
}
