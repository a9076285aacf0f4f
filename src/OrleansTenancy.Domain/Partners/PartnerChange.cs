using System.Collections.Immutable;

namespace OrleansTenancy.Domain.Partners;

/// <summary>What a command to a partner did.</summary>
/// <param name="Next">The facts from now on; the same instance when they did not change.</param>
/// <param name="Events">What happened, in order; empty: nothing, so there is nothing to write.</param>
public sealed record PartnerChange(PartnerFacts Next, ImmutableArray<PartnerEvent> Events);
