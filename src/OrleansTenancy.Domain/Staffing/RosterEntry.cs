using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Staffing;

/// <summary>A member of a partner whose membership has no end.</summary>
/// <param name="Membership">Which life of the membership.</param>
/// <param name="Sequence">The order of joining, which tells who kept access after auto-add (EN.19).</param>
public readonly record struct RosterEntry(MembershipId Membership, long Sequence);
