using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Staffing;

/// <summary>Who has access through one link without an end, as the tenant decided it.</summary>
/// <param name="Assigned">People assigned without an end, with the membership that it hangs on.</param>
/// <param name="Excluded">EN.20: people taken out of those who kept access after auto-add.</param>
public sealed record LastingAccess(
    ImmutableDictionary<UserId, MembershipId> Assigned, ImmutableHashSet<UserId> Excluded)
{
    /// <summary>Nobody.</summary>
    public static LastingAccess None { get; } = new(ImmutableDictionary<UserId, MembershipId>.Empty, []);

    /// <summary>Somebody was assigned; with an end it does not last.</summary>
    /// <param name="user">The person.</param>
    /// <param name="membership">The membership.</param>
    /// <param name="lasts">Whether the assignment is in force and has no end.</param>
    /// <param name="retained">Whether there is anybody who kept access, so that the person leaves those.</param>
    public LastingAccess With(UserId user, MembershipId membership, bool lasts, bool retained) =>
        new(
            lasts ? Assigned.SetItem(user, membership) : Assigned.Remove(user),
            retained ? Excluded.Add(user) : Excluded);

    /// <summary>Somebody's access was taken away.</summary>
    public LastingAccess Without(UserId user, bool retained) =>
        new(Assigned.Remove(user), retained ? Excluded.Add(user) : Excluded);
}
