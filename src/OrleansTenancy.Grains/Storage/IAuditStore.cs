using OrleansTenancy.Domain.Audit;

namespace OrleansTenancy.Grains.Storage;

/// <summary>
/// X.9: the audit trail, a row per record and a head per chain. Append-only: the database itself refuses anything else.
/// </summary>
public interface IAuditStore
{
    /// <summary>
    /// Appends entries to a chain in one transaction, in order. One whose id is there already is skipped and uses no
    /// sequence. A chain that was closed by the deletion of its tenant takes nothing more.
    /// </summary>
    /// <returns>False: the chain was closed before all of them were in it.</returns>
    /// <exception cref="StoreConflictException">Somebody else appended; nothing was changed.</exception>
    Task<bool> Append(string chain, IReadOnlyList<AuditDraft> drafts, CancellationToken cancel);

    /// <summary>Records after a sequence, in order.</summary>
    Task<IReadOnlyList<AuditRecord>> Read(string chain, long after, int limit, CancellationToken cancel);

    /// <summary>How far a chain goes; null: there is no head of this chain.</summary>
    Task<AuditHead?> Head(string chain, CancellationToken cancel);

    /// <summary>
    /// Of all chains whose name is a given one, a slash and something more, the one with the newest last record; null:
    /// there is none.
    /// </summary>
    Task<string?> LastLife(string name, CancellationToken cancel);

    /// <summary>The first chain after a name, ordinally, that has a head or a record; null: there is none.</summary>
    Task<string?> NextChain(string after, CancellationToken cancel);

    /// <summary>
    /// ID.27: takes up to so many records away that come before the deletion of the tenant. Repeatable.
    /// </summary>
    /// <returns>Whether there may be more.</returns>
    Task<bool> Purge(string chain, int limit, CancellationToken cancel);
}

/// <summary>An entry that has no place in a chain yet.</summary>
/// <param name="Source">Grain key of the owner whose change it was.</param>
/// <param name="SourceSequence">Its place in the outbox of the source; 0: it was in none.</param>
/// <param name="Entry">What happened.</param>
public sealed record AuditDraft(string Source, long SourceSequence, AuditEntry Entry);
