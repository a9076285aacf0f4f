using System.Collections.Immutable;
using Orleans.Placement;
using OrleansTenancy.Contracts.Audit;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Audit;

/// <summary>
/// One chain of the audit trail. Holds nothing: what comes next is decided from what is stored, in the transaction that
/// stores it, so an append of unknown outcome is simply done again.
/// </summary>
[GrainType("audit"), Immovable]
internal sealed class AuditGrain(IAuditStore store, IIdMaker ids, TimeProvider time) : Grain, IAuditGrain
{
    /// <summary>Longest page.</summary>
    private const int PageMax = 1_001;

    /// <summary>Most entries of one append.</summary>
    private const int RecordMax = 1_000;

    private const int PurgedAtOnce = 1_000;

    private string Chain => this.GetPrimaryKeyString();

    public async Task Record(ImmutableArray<IncomingAudit> entries)
    {
        if (entries.Length > RecordMax)
        {
            throw Invariant.Broken("an owner sent more records at once than an audit trail takes");
        }

        var drafts = entries.Select(e => new AuditDraft(e.Source, e.SourceSequence, e.Entry)).ToArray();
        await store.Append(Chain, drafts, CancellationToken.None);
    }

    public Task<bool> RecordLogin(LoginAudit login)
    {
        var note = PersonAudit.LoggedIn(login.Source, login.Partner, login.Roles);
        var entry = AuditEntry.Of(
            ids.Next(),
            time.GetUtcNow(),
            login.User,
            note.Action,
            login.Tenant,
            note.Partner,
            note.Before,
            note.After);
        return store.Append(Chain, [new AuditDraft(login.User.GrainKey, 0, entry)], CancellationToken.None);
    }

    public async Task<ImmutableArray<AuditRecord>> Read(long after, int limit) =>
        [.. await store.Read(Chain, after, Math.Clamp(limit, 1, PageMax), CancellationToken.None)];

    public Task<string?> LastLife() => store.LastLife(Chain, CancellationToken.None);

    public Task<bool> Purge() => store.Purge(Chain, PurgedAtOnce, CancellationToken.None);
}
