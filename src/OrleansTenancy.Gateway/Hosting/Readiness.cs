namespace OrleansTenancy.Gateway.Hosting;

/// <summary>
/// Whether this node takes requests. False until it has started, while it could answer none, and for good as soon as
/// it drains.
/// </summary>
public sealed class Readiness
{
    private volatile Func<bool>? _mayAnswer;
    private volatile bool _draining;

    /// <summary>Whether it has ever been ready.</summary>
    public bool HasStarted => _mayAnswer is not null;

    /// <summary>Whether it is about to stop.</summary>
    public bool IsDraining => _draining;

    /// <summary>Whether it takes requests now.</summary>
    public bool IsReady => !_draining && _mayAnswer?.Invoke() == true;

    /// <summary>Everything is up.</summary>
    /// <param name="mayAnswer">Whether requests can be answered at this instant; asked at every probe.</param>
    public void Start(Func<bool> mayAnswer) => _mayAnswer = mayAnswer;

    /// <summary>No new requests, please: the node is about to stop.</summary>
    public void Drain() => _draining = true;
}
