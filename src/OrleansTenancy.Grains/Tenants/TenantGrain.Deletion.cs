using System.Collections.Immutable;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Grains.Outbox;
using OrleansTenancy.Grains.State;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>What is left to do when a life of the tenant is over (ID.27).</summary>
internal sealed partial class TenantGrain
{
    private async Task Commit(StoredTenant next, ImmutableArray<OwedEffect> owed)
    {
        await _path.Commit(next, owed);
        _traces.Remember(owed);
    }

    private async Task<bool> Purge(OutboxEntry due)
    {
        var owed = (OwedPurge)due.Effect;
        if (await new TenantPurge(this.GetPrimaryKeyString(), GrainFactory, owed, due.Sequence).Step())
        {
            return true;
        }

        if (Facts is { Policy: { State: TenantState.Deleted } policy } gone && policy.Uid == owed.Uid)
        {
            await Forget(gone, due.Sequence);
        }
        else
        {
            await _path.Purged(due);
        }

        return false;
    }

    // Nothing is left of the life with others, so the row that said so goes too, and the name with it.
    private async Task Forget(TenantFacts gone, long lastSequence)
    {
        long[] counters = [gone.Policy.Version, gone.LastIncarnation, gone.StaffingVersion, lastSequence];
        var last = Math.Max(counters.Max(), _path.Value.Owed.LastSequence);
        await GrainFactory.GetGrain<ILivesGrain>(ILivesGrain.Key).Raise(last);
        await _watch.Rest(null);
        await _path.End();
        DeactivateOnIdle();
    }

    // All counters of a life that begins where nothing is stored go on from one floor, also that of the outbox.
    private StoredTenant StateOf(TenantFacts next) => Facts is null
        ? new StoredTenant { Facts = next, Owed = OutboxLog.After(next.LastIncarnation) }
        : _path.Value with { Facts = next };
}
