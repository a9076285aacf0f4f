namespace OrleansTenancy.Grains.Fencing;

/// <summary>
/// Whether this silo may still speak for the grains that it has. It may for a while after each time that the cluster
/// was seen to count it in, counted from before it was asked; nobody else can have its grains before that has run out.
/// One read of the clock and one of memory tell.
/// </summary>
public sealed class Fence
{
    // No clock shows these: below everything, so that the fence is closed.
    private const long ClosedForGood = long.MinValue;
    private const long NotOpenYet = long.MinValue + 1;

    private readonly TimeProvider _clock;
    private readonly long _timeToLive;
    private long _validUntil;

    /// <summary>A closed fence, to be opened by whoever asks the cluster.</summary>
    /// <param name="clock">Its timestamps never stand still, not even while the machine sleeps.</param>
    /// <param name="timeToLive">How long one answer of the cluster is good for.</param>
    public Fence(TimeProvider clock, TimeSpan timeToLive)
        : this(clock, (long)(timeToLive.TotalSeconds * clock.TimestampFrequency), NotOpenYet)
    {
    }

    private Fence(TimeProvider clock, long timeToLive, long validUntil) =>
        (_clock, _timeToLive, _validUntil) = (clock, timeToLive, validUntil);

    /// <summary>Whether the silo may answer and commit at this instant.</summary>
    public bool IsOpen => _clock.GetTimestamp() < Volatile.Read(ref _validUntil);

    /// <summary>Whether it was closed and will never open again.</summary>
    public bool IsClosedForGood => Volatile.Read(ref _validUntil) == ClosedForGood;

    /// <summary>The fence of a silo that nobody can ever join: open until it is closed.</summary>
    public static Fence OfSingleSilo() => new(TimeProvider.System, 0, long.MaxValue);

    /// <summary>To be taken before the cluster is asked, and given back to <see cref="Extend"/>.</summary>
    public long Ask() => _clock.GetTimestamp();

    /// <summary>
    /// The cluster counts this silo in. Answers may come late and out of order: the latest question counts.
    /// </summary>
    /// <param name="askedAt">When it was asked, from <see cref="Ask"/>.</param>
    public void Extend(long askedAt)
    {
        var until = askedAt + _timeToLive;
        var known = Volatile.Read(ref _validUntil);
        while (known != ClosedForGood && known < until)
        {
            var found = Interlocked.CompareExchange(ref _validUntil, until, known);
            if (found == known)
            {
                return;
            }

            known = found;
        }
    }

    /// <summary>Closes it for good: the silo is leaving, or has been told that it is dead.</summary>
    public void Close() => Interlocked.Exchange(ref _validUntil, ClosedForGood);

    /// <summary>Ends whatever must not go on behind a closed fence.</summary>
    /// <exception cref="SiloUnavailableException">It is closed.</exception>
    public void Demand()
    {
        if (!IsOpen)
        {
            throw Closed();
        }
    }

    private static SiloUnavailableException Closed() =>
        new("this silo cannot know whether it still owns its grains; ask again");
}
