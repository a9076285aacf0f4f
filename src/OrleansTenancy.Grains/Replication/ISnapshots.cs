using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.People;

namespace OrleansTenancy.Grains.Replication;

/// <summary>
/// The snapshots of policies and settings on this silo, and how one gets to know that they are still in force. The
/// seam between the ways of doing so: ask the owners each time, or hold a lease.
/// </summary>
internal interface ISnapshots
{
    /// <summary>What this silo holds for a question of a person about a tenant. Does not wait.</summary>
    Sight Look(PersonFacts person, TenantId tenant);

    /// <summary>What this silo holds of a partner. Does not wait.</summary>
    Sight Look(PartnerId partner);

    /// <summary>
    /// Whether everything in a sight was in force from the call on until some instant before the answer. If not, newer
    /// snapshots are held by then, and the next look has them. Throws when it cannot be known (X.12).
    /// </summary>
    ValueTask<bool> Confirm(Sight sight);

    /// <summary>The policy that is in force at some instant between call and answer; null: no such tenant.</summary>
    ValueTask<TenantPolicy?> Current(TenantId tenant);
}
