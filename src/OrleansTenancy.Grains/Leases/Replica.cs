namespace OrleansTenancy.Grains.Leases;

/// <summary>Facts of an owner that this silo may use while the session lasts.</summary>
/// <typeparam name="T">The facts, made ready for use.</typeparam>
/// <param name="value">The facts.</param>
/// <param name="session">The session with the owner's silo.</param>
internal sealed class Replica<T>(T value, LeaseChannel session)
    where T : class
{
    private int _idleRounds;

    /// <summary>The facts.</summary>
    public T Value => value;

    /// <summary>Whether the session lasts.</summary>
    public bool IsLive => session.IsLive;

    /// <summary>It was used: it stays in memory.</summary>
    public void Touch()
    {
        // Written only when it is not so already: many cores read this, and a write would make each of them wait.
        if (_idleRounds != 0)
        {
            _idleRounds = 0;
        }
    }

    /// <summary>How many rounds of the sweeper it was not used in.</summary>
    public int Idle() => ++_idleRounds;
}
