namespace OrleansTenancy.Grains.Leases;

/// <summary>How long a silo may use what it holds without hearing from the silo that owns it.</summary>
/// <param name="Session">
/// How long one renewal lasts, counted by the holder from before it asked. Also how long a change may have to wait for
/// a holder that does not answer.
/// </param>
/// <param name="Margin">What the clocks of two machines may drift apart in that time, and more.</param>
internal sealed record LeaseTimes(TimeSpan Session, TimeSpan Margin)
{
    /// <summary>Two seconds: long enough for a pause of the garbage collector, short enough for a revocation.</summary>
    public static LeaseTimes Default { get; } =
        new(TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(200));

    /// <summary>Counted from the last renewal that an owner granted: then the holder uses nothing any more.</summary>
    public TimeSpan Silent => Session + Margin;

    /// <summary>How often a holder renews: three may fail before a session lapses.</summary>
    public TimeSpan RenewEvery => Session / 4;
}
