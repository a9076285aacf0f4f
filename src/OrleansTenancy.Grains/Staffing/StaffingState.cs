using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Staffing;

namespace OrleansTenancy.Grains.Staffing;

/// <summary>A staffing index with what tells the new from the repeated.</summary>
/// <param name="Facts">The index.</param>
/// <param name="Ranks">How new the last claim of each tenant is.</param>
/// <param name="Sources">The last sequence followed of each source that numbers what it says.</param>
internal sealed record StaffingState(
    StaffingFacts Facts,
    ImmutableDictionary<TenantId, long> Ranks,
    ImmutableDictionary<string, long> Sources)
{
    /// <summary>The rank of what a tenant has committed.</summary>
    public static long Committed(long version) => 2 * version;

    /// <summary>The rank of what a tenant, at a version, is about to commit.</summary>
    public static long Reserved(long version) => (2 * version) + 1;

    /// <summary>The rank of the last claim of a tenant.</summary>
    public long RankOf(TenantId tenant) => Ranks.GetValueOrDefault(tenant, -1);
}
