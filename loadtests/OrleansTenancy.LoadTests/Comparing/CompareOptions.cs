using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Comparing;

/// <summary>How to compare.</summary>
internal sealed record CompareOptions
{
    /// <summary>What is there to be asked about.</summary>
    public WorldSpec World { get; init; } = new();

    /// <summary>Time of each arm in each round.</summary>
    public double Seconds { get; init; } = 3;

    /// <summary>Times that all arms are gone through.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>Callers of the HTTP arms; a ratio is that of the concurrency where it is worst.</summary>
    public IReadOnlyList<int> Concurrency { get; init; } = [16, 64];

    /// <summary>Different questions that each arm is asked in turn.</summary>
    public int Questions { get; init; } = 2_000;

    /// <summary>Devices of an HTTP bulk.</summary>
    public int BulkDevices { get; init; } = 1_000;

    /// <summary>Only the arms whose names begin with one of these; empty: all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>The executable of Cerbos; null: it is looked for.</summary>
    public string? Cerbos { get; init; }

    /// <summary>The sizes of in-silo batches.</summary>
    public static IReadOnlyList<int> BatchSizes { get; } = [64, 256];

    /// <summary>Whether an arm is wanted.</summary>
    public bool Wants(string arm) =>
        Only.Count == 0 || Only.Any(o => arm.StartsWith(o, StringComparison.Ordinal));
}
