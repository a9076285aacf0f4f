namespace OrleansTenancy.Domain.Outcomes;

/// <summary>Says that something which our own code guarantees did not hold: a bug, never a user's mistake.</summary>
public static class Invariant
{
    /// <summary>Throws in every build; whoever holds state must let it go.</summary>
    /// <param name="what">The guarantee that was broken, as a sentence without a full stop.</param>
    public static InvariantBrokenException Broken(string what) => new(what);
}
