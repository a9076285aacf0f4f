namespace OrleansTenancy.Histories;

/// <summary>One call of one client, as the client saw it. Stamps of one history come from one clock.</summary>
/// <typeparam name="TCall">What was asked, and what was answered.</typeparam>
/// <param name="Client">Who called.</param>
/// <param name="Invoked">Before the call left.</param>
/// <param name="Returned">After the answer came; <see cref="Never"/>: its outcome is unknown.</param>
/// <param name="Call">What was asked, and what was answered.</param>
public readonly record struct Operation<TCall>(int Client, long Invoked, long Returned, TCall Call)
{
    /// <summary>
    /// The stamp of an answer that never came: the call may have taken effect at any time after it left, or not at all.
    /// </summary>
    public const long Never = long.MaxValue;

    /// <summary>Whether it is unknown if the call took effect.</summary>
    public bool IsOpen => Returned == Never;

    /// <summary>Whether this was answered before the other one was asked. Equal stamps are no order.</summary>
    public bool IsBefore(Operation<TCall> other) => Returned < other.Invoked;
}
