using System.Diagnostics;
using System.Net;
using Orleans.Runtime;
using OrleansTenancy.Cluster.Tests.Probe;
using Xunit;

namespace OrleansTenancy.Cluster.Tests.Facts;

/// <summary>
/// What the fence rests on, on the packages that we ship: a silo that was voted dead may go on answering, and the
/// directory lets nobody activate its grains for a while, if the settings are right.
/// </summary>
public sealed class HoldTests : IDisposable
{
    private readonly DirectoryEvents _events = new();

    public void Dispose() => _events.Dispose();

    [Fact]
    public async Task X_6_a_grain_of_a_silo_that_was_voted_dead_is_held_for_range_lease_minus_detection_window()
    {
        await using var cluster = await RealCluster.Start(3, silo => silo.WithDirectory(hold: 2));
        var (evicted, other) = (cluster.Nodes[0], cluster.Nodes[1]);
        var key = await cluster.GrainOn(evicted);

        await other.VoteDead(evicted);
        await other.Refresh();
        var voted = Stopwatch.GetTimestamp();
        var asked = other.Grain<IProbeGrain>(key).Where();

        await _events.First("SiloLeaseHoldCreated", Concerns(evicted.Address));
        await _events.First("OperationDelayedByLeaseHold", e => IsAbout(e, key));
        Assert.False(asked.IsCompleted);

        // In the meantime the evicted silo, which nobody has told, answers its own callers.
        Assert.Equal(evicted.Name, await evicted.Grain<IProbeGrain>(key).Where());
        Assert.NotEqual(evicted.Name, await asked);
        Assert.InRange(Stopwatch.GetElapsedTime(voted).TotalSeconds, 1.9, 10);
        Assert.Equal(2, ProbeLog.Of(key).Lives.Count);
    }

    [Fact]
    public async Task X_6_what_nobody_can_know_of_is_held_too_where_the_dead_silo_kept_the_register()
    {
        await using var cluster = await RealCluster.Start(2, silo => silo.WithDirectory(hold: 2));
        var (evicted, other) = (cluster.Nodes[0], cluster.Nodes[1]);

        await other.VoteDead(evicted);
        await other.Refresh();
        await _events.First("SiloLeaseHoldCreated", Concerns(evicted.Address));

        // Grains that were never active anywhere, as far as anybody who is left knows.
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => other.Grain<IProbeGrain>($"{cluster.Database}/new/{i}").Where()));
        Assert.Contains("RegistrationBlockedByRangeLease", _events.Names);
    }

    [Fact]
    public async Task X_6_a_silo_that_comes_back_on_the_address_of_an_older_one_has_it_held_like_a_vote()
    {
        await using var cluster = await RealCluster.Start(1, silo => silo.WithDirectory(hold: 2, window: 60));
        var older = SiloAddress.New(IPAddress.Loopback, RealCluster.FreePort(), 1);
        await cluster.Nodes[0].Enter(older);
        await cluster.Nodes[0].Refresh();

        var newer = await cluster.Join(older.Endpoint.Port);
        await cluster.Nodes[0].Refresh();

        Assert.Equal(older.Endpoint, newer.Address.Endpoint);
        await _events.First("SiloLeaseHoldCreated", Concerns(older));
    }

    [Fact]
    public async Task With_the_settings_that_Orleans_comes_with_nothing_is_held_and_two_silos_answer()
    {
        await using var cluster = await RealCluster.Start(3, silo => silo.WithDirectory());
        var (evicted, other) = (cluster.Nodes[0], cluster.Nodes[1]);
        var key = await cluster.GrainOn(evicted);

        await other.VoteDead(evicted);
        await other.Refresh();

        Assert.NotEqual(evicted.Name, await other.Grain<IProbeGrain>(key).Where());
        Assert.Equal(evicted.Name, await evicted.Grain<IProbeGrain>(key).Where());
        Assert.DoesNotContain("SiloLeaseHoldCreated", _events.Names);
    }

    private static Func<object, bool> Concerns(SiloAddress dead) =>
        e => DirectoryEvents.Field<SiloAddress>(e, "DeadSiloAddress").Equals(dead);

    private static bool IsAbout(object happened, string key) =>
        DirectoryEvents.Field<GrainId>(happened, "GrainId").Key.ToString() == key;
}
