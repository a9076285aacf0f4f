using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansTenancy.Domain.Audit;

namespace OrleansTenancy.Contracts.Audit;

/// <summary>
/// X.9: one chain of the audit trail; its key is the chain's name (<see cref="AuditChain"/>). Appending goes through
/// here so that owners do not race for the next place; the store would let only one of them have it.
/// </summary>
[Alias("tenancy.IAuditGrain")]
public interface IAuditGrain : IGrainWithStringKey
{
    /// <summary>
    /// Stores what owners owe to the trail. What is there already is skipped, and so is what comes after the deletion
    /// of the tenant: nothing of it may be kept.
    /// </summary>
    [Alias("Record")]
    Task Record(ImmutableArray<IncomingAudit> entries);

    /// <summary>ID.24: stores that somebody logs in, before they are given a token.</summary>
    /// <returns>False: the tenant is deleted, so there is nothing to log in to.</returns>
    [Alias("RecordLogin")]
    Task<bool> RecordLogin(LoginAudit login);

    /// <summary>Stored records after a sequence, in order.</summary>
    /// <remarks>Interleaves: reads stored rows only, which never change.</remarks>
    [AlwaysInterleave, Alias("Read")]
    Task<ImmutableArray<AuditRecord>> Read(long after, int limit);

    /// <summary>
    /// The chain of the life of a tenant's name in which something was recorded last, also if nothing else is left of
    /// it; asked of the name (<see cref="AuditChain.LivesOf"/>). Null: there never was one.
    /// </summary>
    /// <remarks>Interleaves: reads stored rows only.</remarks>
    [AlwaysInterleave, Alias("LastLife")]
    Task<string?> LastLife();

    /// <summary>ID.27: takes away some of what was recorded before the deletion of the tenant.</summary>
    /// <returns>Whether there may be more.</returns>
    [Alias("Purge")]
    Task<bool> Purge();
}
