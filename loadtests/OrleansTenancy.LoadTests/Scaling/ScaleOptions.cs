namespace OrleansTenancy.LoadTests.Scaling;

/// <summary>How to scale.</summary>
internal sealed record ScaleOptions
{
    /// <summary>Only these axes; empty: all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>No size beyond this one.</summary>
    public int SizeMax { get; init; } = int.MaxValue;

    /// <summary>Time of each size in each round.</summary>
    public double Seconds { get; init; } = 3;

    public int Rounds { get; init; } = 3;

    /// <summary>Changes of each size in each round.</summary>
    public int Changes { get; init; } = 200;

    public int Concurrency { get; init; } = 16;

    public int Seed { get; init; } = 1;

    public string Mode { get; init; } = Hosting.CheckModes.Leased;
}
