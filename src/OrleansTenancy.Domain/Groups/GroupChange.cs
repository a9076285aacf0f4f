using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Groups;

/// <summary>What a group command did.</summary>
/// <param name="Groups">All groups of the tenant from now on; the same instance when nothing changed.</param>
/// <param name="Group">The group as it is now; for a deleted one, as it was.</param>
public sealed record GroupChange(ImmutableDictionary<GroupId, GroupFacts> Groups, GroupFacts Group);
