using OrleansTenancy.Silo.Fencing;
using Xunit;

namespace OrleansTenancy.Cluster.Tests.Fencing;

public sealed class ClusterTimesTests
{
    private static readonly ClusterTimes Times = ClusterTimes.Default;

    [Fact]
    public void The_times_that_we_come_with_hold_together()
    {
        Assert.Empty(Times.Problems());
        Assert.Equal(TimeSpan.FromSeconds(6), Times.Hold);
    }

    [Fact]
    public void X_6_each_inequality_that_does_not_hold_is_named_with_its_numbers()
    {
        var second = TimeSpan.FromSeconds(1);
        (ClusterTimes Times, string Problem)[] wrong =
        [
            (Times with { RangeLease = 11.999 * second }, "RangeLease (11.999 s)"),
            (Times with { RangeLease = 3 * second }, "RangeLease (3 s)"),
            (Times with { ProbeMax = 2.001 * second }, "ProbeMax (2.001 s) * MissedProbes (3)"),
            (Times with { MissedProbes = 4 }, "MissedProbes (4)"),
            (Times with { Fence = 5.001 * second }, "Fence (5.001 s) + Margin (1 s)"),
            (Times with { Margin = 1.001 * second }, "Margin (1.001 s)"),
            (Times with { FencePeriod = 1.7 * second }, "3 * FencePeriod (1.7 s)"),
            (Times with { Probe = 3 * second }, "Probe (3 s) is not between"),
            (Times with { Probe = 0.4 * second }, "Probe (0.4 s) is not between"),
            (Times with { Margin = TimeSpan.Zero }, "is positive"),
            (Times with { MissedProbes = 0 }, "is positive"),
        ];

        Assert.All(wrong, w => Assert.Contains(w.Problem, Assert.Single(w.Times.Problems()), StringComparison.Ordinal));
    }

    [Fact]
    public async Task X_6_a_silo_with_other_times_is_refused_until_nobody_counts_on_the_old_ones()
    {
        await using var cluster = await RealCluster.Start(0, (silo, database) => silo.UseTenancyPostgresFence(database, Times));
        var other = Times with { RangeLease = TimeSpan.FromSeconds(13) };
        Assert.Empty(await Agree(cluster, other));
        Assert.Empty(await Agree(cluster, Times));
        var node = await cluster.Join();

        var refused = Assert.Single(await Agree(cluster, other));
        Assert.Contains("RangeLease 12 s", refused, StringComparison.Ordinal);
        Assert.Contains("RangeLease 13 s", refused, StringComparison.Ordinal);
        Assert.Empty(await Agree(cluster, Times));

        await node.Stop();
        Assert.Empty(await Agree(cluster, other));
    }

    [Fact]
    public async Task X_6_a_silo_that_lost_a_race_for_the_times_does_not_come_up()
    {
        var other = Times with { RangeLease = TimeSpan.FromSeconds(13) };
        await using var cluster = await RealCluster.Start(0, (silo, database) => silo.UseTenancyPostgresFence(database, Times));
        Assert.Empty(await Agree(cluster, Times));
        Assert.Empty(await Agree(cluster, other));

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => cluster.Join());

        Assert.Contains("other times", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task X_6_times_that_do_not_hold_together_are_refused_before_anybody_is_asked()
    {
        await using var cluster = await RealCluster.Start(0, (silo, database) =>
            silo.UseTenancyPostgresFence(database, Times with { Fence = TimeSpan.FromSeconds(6) }));

        await Assert.ThrowsAsync<InvalidOperationException>(() => cluster.Join());
        Assert.NotEmpty(await Agree(cluster, Times with { Fence = TimeSpan.FromSeconds(6) }));
    }

    private static Task<IReadOnlyList<string>> Agree(RealCluster cluster, ClusterTimes times) =>
        new PostgresClusterTimes(cluster.Database, RealCluster.Id, times).Agree(CancellationToken.None);
}
