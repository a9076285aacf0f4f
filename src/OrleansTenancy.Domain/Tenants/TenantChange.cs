using System.Collections.Immutable;

namespace OrleansTenancy.Domain.Tenants;

/// <summary>What a command to a tenant did.</summary>
/// <param name="Next">
/// The facts from now on; the same instance when they did not change. Something may have happened all the same: what
/// a person holds is no fact of the tenant.
/// </param>
/// <param name="Events">What happened, in order; empty: nothing, so there is nothing to write.</param>
public sealed record TenantChange(TenantFacts Next, ImmutableArray<TenantEvent> Events);
