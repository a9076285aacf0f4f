using OrleansTenancy.Silo.Fencing;

namespace OrleansTenancy.Server.Hosting;

/// <summary>
/// How fast the nodes notice what; see <see cref="ClusterTimes"/>. The same on every node. They are seconds.
/// </summary>
internal sealed class TimesSettings
{
    private const double SecondsMax = 3_600;

    public double FenceSeconds { get; set; } = ClusterTimes.Default.Fence.TotalSeconds;

    public double FencePeriodSeconds { get; set; } = ClusterTimes.Default.FencePeriod.TotalSeconds;

    public double MarginSeconds { get; set; } = ClusterTimes.Default.Margin.TotalSeconds;

    public double RangeLeaseSeconds { get; set; } = ClusterTimes.Default.RangeLease.TotalSeconds;

    public double ProbeSeconds { get; set; } = ClusterTimes.Default.Probe.TotalSeconds;

    public double ProbeMinSeconds { get; set; } = ClusterTimes.Default.ProbeMin.TotalSeconds;

    public double ProbeMaxSeconds { get; set; } = ClusterTimes.Default.ProbeMax.TotalSeconds;

    public int MissedProbes { get; set; } = ClusterTimes.Default.MissedProbes;

    public double RefreshSeconds { get; set; } = ClusterTimes.Default.Refresh.TotalSeconds;

    public double AliveSeconds { get; set; } = ClusterTimes.Default.Alive.TotalSeconds;

    /// <summary>What is wrong, one line each; empty: they are times, and hold together.</summary>
    public IReadOnlyList<string> Problems()
    {
        string[] bad =
        [
            .. Seconds()
                .Where(s => s.Value is not (> 0 and <= SecondsMax))
                .Select(s => $"Cluster:Times:{s.Name} is more than 0 and at most {SecondsMax} seconds"),
            .. MissedProbes > 0 ? Array.Empty<string>() : ["Cluster:Times:MissedProbes is 1 or more"],
        ];
        return bad.Length > 0 ? bad : [.. ToTimes().Problems().Select(p => "Cluster:Times: " + p)];
    }

    public ClusterTimes ToTimes() => new()
    {
        Fence = TimeSpan.FromSeconds(FenceSeconds),
        FencePeriod = TimeSpan.FromSeconds(FencePeriodSeconds),
        Margin = TimeSpan.FromSeconds(MarginSeconds),
        RangeLease = TimeSpan.FromSeconds(RangeLeaseSeconds),
        Probe = TimeSpan.FromSeconds(ProbeSeconds),
        ProbeMin = TimeSpan.FromSeconds(ProbeMinSeconds),
        ProbeMax = TimeSpan.FromSeconds(ProbeMaxSeconds),
        MissedProbes = MissedProbes,
        Refresh = TimeSpan.FromSeconds(RefreshSeconds),
        Alive = TimeSpan.FromSeconds(AliveSeconds),
    };

    private IEnumerable<(string Name, double Value)> Seconds() =>
    [
        (nameof(FenceSeconds), FenceSeconds),
        (nameof(FencePeriodSeconds), FencePeriodSeconds),
        (nameof(MarginSeconds), MarginSeconds),
        (nameof(RangeLeaseSeconds), RangeLeaseSeconds),
        (nameof(ProbeSeconds), ProbeSeconds),
        (nameof(ProbeMinSeconds), ProbeMinSeconds),
        (nameof(ProbeMaxSeconds), ProbeMaxSeconds),
        (nameof(RefreshSeconds), RefreshSeconds),
        (nameof(AliveSeconds), AliveSeconds),
    ];
}
