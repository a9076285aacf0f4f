namespace OrleansTenancy.LoadTests.Driving;

/// <summary>What came of driving a target.</summary>
internal sealed record DriveResult
{
    public long Calls { get; init; }

    public double Seconds { get; init; }

    public int ChecksPerCall { get; init; } = 1;

    /// <summary>Answers that were not the right ones.</summary>
    public long Wrong { get; init; }

    /// <summary>Calls that failed.</summary>
    public long Errors { get; init; }

    /// <summary>What the first failed call said.</summary>
    public string? FirstError { get; init; }

    /// <summary>Latency at each of <see cref="Shares"/>; in an open loop from the planned instant on.</summary>
    public IReadOnlyList<double> LatencyUs { get; init; } = [];

    /// <summary>Processor time of what answered, in seconds.</summary>
    public double CpuSeconds { get; init; }

    /// <summary>Open loop: the rate that was asked for.</summary>
    public double PlannedRate { get; init; }

    /// <summary>Open loop: how late the generator itself was, at the 99th percentile.</summary>
    public double GeneratorLagP99Us { get; init; }

    /// <summary>Second by second: calls, and the 99th percentile so far.</summary>
    public IReadOnlyList<double> CallsBySecond { get; init; } = [];

    /// <summary>Why the figures may not be used; null: they may.</summary>
    public string? Invalid { get; init; }

    /// <summary>The percentiles that are kept.</summary>
    public static IReadOnlyList<double> Shares { get; } =
        [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9999, 1];

    public double PerSecond => Seconds > 0 ? Calls / Seconds : 0;

    public double CpuUsPerCheck => Calls > 0 ? CpuSeconds * 1e6 / Calls / ChecksPerCall : 0;

    public double P50Us => LatencyAt(0.5);

    public double P99Us => LatencyAt(0.99);

    private double LatencyAt(double share)
    {
        var index = Shares.TakeWhile(s => s < share).Count();
        return index < LatencyUs.Count ? LatencyUs[index] : 0;
    }
}
