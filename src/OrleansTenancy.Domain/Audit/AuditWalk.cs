namespace OrleansTenancy.Domain.Audit;

/// <summary>
/// X.9: looks at one chain from its first record to its last and at its head, and says what is wrong first. Holds the
/// last record only, so a chain may be as long as it likes.
/// </summary>
/// <param name="chain">Which chain.</param>
/// <param name="purgedThrough">What its head says was taken away with the tenant (ID.27).</param>
public sealed class AuditWalk(string chain, long purgedThrough)
{
    private AuditRecord? _last;

    /// <summary>The last record that was in order; its sequence is where the next page starts.</summary>
    public long Reached => _last?.Sequence ?? purgedThrough;

    /// <summary>The next record, by sequence. Null: it is in order.</summary>
    public AuditFault? Take(AuditRecord record)
    {
        var fault = FaultOf(record);
        _last = fault is null ? record : _last;
        return fault;
    }

    /// <summary>There are no more records. Null: the chain is whole.</summary>
    /// <param name="head">Its head; null: there is none.</param>
    public AuditFault? End(AuditHead? head)
    {
        if (head is null)
        {
            return _last is null ? null : new AuditFault(_last.Sequence, AuditFaultKind.HeadMissing);
        }

        if (head.Sequence > Reached)
        {
            return new AuditFault(Reached + 1, AuditFaultKind.Missing);
        }

        if (head.Sequence < Reached)
        {
            return new AuditFault(head.Sequence + 1, AuditFaultKind.BeyondHead);
        }

        return _last is null || head.Hash == _last.Hash
            ? EndOfPurged()
            : new AuditFault(head.Sequence, AuditFaultKind.Edited);
    }

    private AuditFault? FaultOf(AuditRecord record)
    {
        if (record.Chain != chain || record.Hash != AuditChain.HashOf(record))
        {
            return new AuditFault(record.Sequence, AuditFaultKind.Edited);
        }

        if (record.Sequence != Reached + 1)
        {
            return new AuditFault(Reached + 1, AuditFaultKind.Missing);
        }

        if (_last is not null && AuditChain.Closes(chain, _last.Entry.Action))
        {
            return new AuditFault(record.Sequence, AuditFaultKind.AfterDeletion);
        }

        // Of what the tombstone hangs on only the hash is left.
        var hangs = _last is null
            ? purgedThrough > 0 ? record.Previous.Length > 0 : record.Previous.Length == 0
            : record.Previous == _last.Hash;
        return hangs ? null : new AuditFault(record.Sequence, AuditFaultKind.Unlinked);
    }

    // Only the deletion of the tenant takes records away, and it is all that is left then.
    private AuditFault? EndOfPurged() =>
        purgedThrough == 0 || (_last is { } last && AuditChain.Closes(chain, last.Entry.Action)
            && last.Sequence == purgedThrough + 1)
            ? null
            : new AuditFault(purgedThrough + 1, AuditFaultKind.PurgedWithoutDeletion);
}
