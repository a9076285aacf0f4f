namespace OrleansTenancy.Domain.Audit;

/// <summary>An entry with its place in a chain.</summary>
/// <param name="Chain">Which chain; see <see cref="AuditChain"/>.</param>
/// <param name="Sequence">Dense, from 1.</param>
/// <param name="Source">Grain key of the owner whose change it was.</param>
/// <param name="SourceSequence">Its place in the outbox of the source.</param>
/// <param name="Entry">What happened.</param>
/// <param name="Previous">Hash of the record before; empty in the first.</param>
/// <param name="Hash">Hash of all of the above, SHA-256 in lower-case hex.</param>
public sealed record AuditRecord(
    string Chain,
    long Sequence,
    string Source,
    long SourceSequence,
    AuditEntry Entry,
    string Previous,
    string Hash);

/// <summary>How far a chain goes: kept apart from the records, so that a missing last one is missed.</summary>
/// <param name="Sequence">Of the last record; 0: there is none.</param>
/// <param name="Hash">Of the last record; empty: there is none.</param>
/// <param name="PurgedThrough">
/// ID.27: records up to here were taken away because the tenant was deleted; 0: none were.
/// </param>
public sealed record AuditHead(long Sequence, string Hash, long PurgedThrough)
{
    /// <summary>Of a chain without records.</summary>
    public static AuditHead None { get; } = new(0, string.Empty, 0);
}
