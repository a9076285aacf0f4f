using OrleansTenancy.LoadTests.Driving;
using OrleansTenancy.LoadTests.Hosting;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Running;

/// <summary>How to run one workload against one target.</summary>
internal sealed record RunOptions
{
    public required Workload Workload { get; init; }

    /// <summary>One of <see cref="TargetNames"/>.</summary>
    public string Target { get; init; } = TargetNames.Http;

    public string Mode { get; init; } = CheckModes.Leased;

    public DriveOrder Drive { get; init; } = new();

    public WorldSpec World { get; init; } = new();

    public int Questions { get; init; } = 10_000;

    /// <summary>Devices of a bulk.</summary>
    public int BulkDevices { get; init; } = 1_000;

    /// <summary>Changes in a second, where the workload makes some.</summary>
    public double ChangesPerSecond { get; init; } = 20;
}
