namespace OrleansTenancy.Histories;

/// <summary>What a search found.</summary>
public enum Verdict
{
    /// <summary>It gave up.</summary>
    Undecided = 0,

    /// <summary>There is an order.</summary>
    Linearizable = 1,

    /// <summary>There is none.</summary>
    NotLinearizable = 2,
}

/// <summary>What a search found, and where it went no further.</summary>
/// <typeparam name="TCall">What was asked, and what was answered.</typeparam>
/// <param name="Verdict">What it found.</param>
/// <param name="Order">An order of the calls, when there is one.</param>
/// <param name="StuckAt">The call whose answer nothing explained on the longest way; null: none.</param>
public sealed record Linearizability<TCall>(
    Verdict Verdict, IReadOnlyList<Operation<TCall>> Order, Operation<TCall>? StuckAt)
{
    /// <summary>Whether there is an order.</summary>
    public bool IsLinearizable => Verdict == Verdict.Linearizable;
}
