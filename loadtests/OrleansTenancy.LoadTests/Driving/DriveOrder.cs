namespace OrleansTenancy.LoadTests.Driving;

/// <summary>How a target is to be driven.</summary>
internal sealed record DriveOrder
{
    /// <summary>Connections, or callers at once.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>Time that counts.</summary>
    public double Seconds { get; init; } = 5;

    /// <summary>Time before it that does not.</summary>
    public double WarmupSeconds { get; init; } = 1;

    /// <summary>Open loop: calls per second, whatever the answers take. 0: closed loop.</summary>
    public double Rate { get; init; }

    /// <summary>Each question at most once: the run ends when all were asked.</summary>
    public bool Once { get; init; }
}
