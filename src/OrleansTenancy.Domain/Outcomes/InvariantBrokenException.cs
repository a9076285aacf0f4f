namespace OrleansTenancy.Domain.Outcomes;

/// <summary>A guarantee of our own code did not hold.</summary>
/// <param name="what">The guarantee that was broken.</param>
public sealed class InvariantBrokenException(string what) : Exception("invariant broken: " + what);
