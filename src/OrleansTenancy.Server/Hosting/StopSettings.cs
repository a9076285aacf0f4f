namespace OrleansTenancy.Server.Hosting;

/// <summary>How a node stops when it is told to.</summary>
internal sealed class StopSettings
{
    private const double SecondsMax = 600;

    /// <summary>
    /// How long a node goes on answering after it said that it is not ready: longer than load balancers take to
    /// notice. Too short, and they still send requests to a node that no longer listens.
    /// </summary>
    public double DrainSeconds { get; set; } = 10;

    /// <summary>
    /// How long open requests may then take to end, and grains to leave for other nodes. Too short, and the node is
    /// dead for the others before it left: its grains are silent until they know.
    /// </summary>
    public double StopSeconds { get; set; } = 30;

    /// <summary>How a development server stops: at once, for nobody balances its load.</summary>
    public static StopSettings OfDev { get; } = new() { DrainSeconds = 0 };

    /// <summary>Says what is wrong, setting by setting.</summary>
    public void Demand(Action<bool, string> demand)
    {
        demand(DrainSeconds is >= 0 and <= SecondsMax, $"Shutdown:DrainSeconds is 0 to {SecondsMax}");
        demand(StopSeconds is >= 1 and <= SecondsMax, $"Shutdown:StopSeconds is 1 to {SecondsMax}");
    }
}
