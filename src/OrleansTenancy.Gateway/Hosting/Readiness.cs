namespace OrleansTenancy.Gateway.Hosting;

/// <summary>Whether this node takes requests. False until it has started, and again as soon as it drains.</summary>
public sealed class Readiness
{
    private volatile bool _started;
    private volatile bool _draining;

    /// <summary>Whether it has ever been ready.</summary>
    public bool HasStarted => _started;

    /// <summary>Whether it takes requests now.</summary>
    public bool IsReady => _started && !_draining;

    /// <summary>Everything is up.</summary>
    public void Start() => _started = true;

    /// <summary>No new requests, please: the node is about to stop.</summary>
    public void Drain() => _draining = true;
}
