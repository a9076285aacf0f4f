using System.Collections.Immutable;
using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Staffing;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Grains.Outbox;

namespace OrleansTenancy.Grains.Staffing;

/// <summary>What a tenant has to say to the staffing indexes of its partners.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="grains">Where the indexes are.</param>
internal sealed class TenantStaffing(TenantId tenant, IGrainFactory grains)
{
    /// <summary>
    /// Asks for everything that takes access away or begins a link, before it is committed; null: agreed. One command
    /// asks for one link at most, so a refusal leaves nothing reserved.
    /// </summary>
    /// <param name="version">The version that is committed now.</param>
    /// <param name="changes">What is to change.</param>
    public async Task<Refusal?> Reserve(long version, ImmutableArray<CoverChange> changes)
    {
        foreach (var change in changes.Where(c => c.Asks))
        {
            var reply = await Index(change.Partner).Reserve(new CoverClaim(tenant, version, change.After));
            if (reply.IsRefused)
            {
                return reply.Refusal;
            }
        }

        return null;
    }

    /// <summary>What is owed for the changes that need nobody's agreement.</summary>
    public IEnumerable<OwedEffect> Owed(long version, ImmutableArray<CoverChange> changes) =>
        changes
            .Where(c => !c.Asks)
            .Select(c => new OwedStaffing(c.Partner, new CoverEffect(new CoverClaim(tenant, version, c.After))));

    /// <summary>
    /// Says what is committed: a crash between a reservation and its commit left an index that knows of too little.
    /// </summary>
    public async Task Restate(TenantFacts? facts)
    {
        foreach (var (partner, cover) in TenantCovers.Of(facts))
        {
            await Index(partner).Restate(new CoverClaim(tenant, facts!.StaffingVersion, cover));
        }
    }

    private IStaffingGrain Index(PartnerId partner) => grains.GetGrain<IStaffingGrain>(StaffingKey.Of(partner));
}
