namespace OrleansTenancy.Domain.Audit;

/// <summary>Where a chain is broken.</summary>
/// <param name="Sequence">The first record that is not as it has to be.</param>
/// <param name="Kind">What is wrong with it.</param>
public sealed record AuditFault(long Sequence, AuditFaultKind Kind);

/// <summary>What is wrong with a record.</summary>
public enum AuditFaultKind
{
    /// <summary>Nothing that is known.</summary>
    Unknown = 0,

    /// <summary>It does not have its own hash: it was changed, moved, or put there.</summary>
    Edited = 1,

    /// <summary>It is not there.</summary>
    Missing = 2,

    /// <summary>It does not hang on the record before it.</summary>
    Unlinked = 3,

    /// <summary>It comes after what the head says is the last.</summary>
    BeyondHead = 4,

    /// <summary>The chain has records and no head.</summary>
    HeadMissing = 5,

    /// <summary>It comes after the record that the tenant was deleted.</summary>
    AfterDeletion = 6,

    /// <summary>What came before was taken away although no tenant was deleted.</summary>
    PurgedWithoutDeletion = 7,
}
