using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Staffing;

/// <summary>
/// Who of a partner has lasting access to one linked tenant, apart from those who may enter every tenant. Only access
/// without an end counts for "at least one user" (EN.10): whoever expires cannot keep a tenant staffed.
/// </summary>
/// <param name="Link">Which life of the link.</param>
/// <param name="ExpiresAt">The end of the link, after which nobody is needed; null: none.</param>
/// <param name="AutoAdd">EN.13: every member has access.</param>
/// <param name="RetainedThrough">EN.19: members with at most this sequence kept access; 0: nobody.</param>
public sealed record TenantCover(LinkId Link, DateTimeOffset? ExpiresAt, bool AutoAdd, long RetainedThrough)
{
    /// <summary>People with an assignment without an end, with the membership that it hangs on.</summary>
    public ImmutableDictionary<UserId, MembershipId> Assigned { get; init; } =
        ImmutableDictionary<UserId, MembershipId>.Empty;

    /// <summary>EN.20: people who were taken out of those who kept access.</summary>
    public ImmutableHashSet<UserId> Excluded { get; init; } = [];

    /// <summary>Whether somebody is needed at an instant.</summary>
    public bool IsNeeded(DateTimeOffset at) => !(ExpiresAt <= at);

    /// <summary>Whether one lasting member has lasting access.</summary>
    public bool IsHeldBy(UserId user, RosterEntry member) =>
        AutoAdd
        || (Assigned.TryGetValue(user, out var membership) && membership == member.Membership)
        || (member.Sequence <= RetainedThrough && !Excluded.Contains(user));

    /// <summary>
    /// Whether everybody who has access by another cover has it by this one too. If not, a change from the other to
    /// this one takes something away.
    /// </summary>
    public bool Includes(TenantCover other) =>
        AutoAdd
        || (!other.AutoAdd
            && other.RetainedThrough <= RetainedThrough
            && (RetainedThrough == 0 || Excluded.IsSubsetOf(other.Excluded))
            && other.Assigned.All(a => Assigned.TryGetValue(a.Key, out var membership) && membership == a.Value));

    /// <summary>Whether two covers say the same; the collections are compared by what is in them.</summary>
    public bool Says(TenantCover? other) =>
        other is not null
        && this with { Assigned = other.Assigned, Excluded = other.Excluded } == other
        && Includes(other)
        && other.Includes(this);
}
