using System.Collections.Immutable;

namespace OrleansTenancy.Domain.Links;

/// <summary>What a link command did.</summary>
/// <param name="Links">All links of the tenant from now on, one per partner, newest last.</param>
/// <param name="Touched">
/// The links that the command was about, as they are now; for a link that is forgotten, as it was.
/// </param>
public sealed record LinkChange(ImmutableArray<LinkFacts> Links, ImmutableArray<LinkFacts> Touched);
