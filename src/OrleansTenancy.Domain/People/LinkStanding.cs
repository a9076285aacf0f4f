using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.People;

/// <summary>
/// What a person has in a tenant through one life of a link; dead as soon as link or membership is (C13').
/// </summary>
/// <param name="Link">The life of the link it belongs to.</param>
/// <param name="Membership">The life of the membership it belongs to.</param>
public sealed record LinkStanding(LinkId Link, MembershipId Membership)
{
    /// <summary>An individual assignment, if any.</summary>
    public AssignmentFacts? Assignment { get; init; }

    /// <summary>
    /// The epoch in which the person was removed one by one from those who kept access after auto-add (EN.20); null:
    /// never.
    /// </summary>
    public long? ExcludedInEpoch { get; init; }

    /// <summary>
    /// C7: roles that a tenant admin gave to this partner user instead of the default one; empty: none.
    /// </summary>
    public ImmutableArray<RoleGrant> PerUserRoles { get; init; } = [];
}
