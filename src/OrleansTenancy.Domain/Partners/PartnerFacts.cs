using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Partners;

/// <summary>
/// Everything that a partner owns. Its members and tenants are indexes elsewhere: the state does not grow with them.
/// </summary>
/// <param name="Settings">What decisions depend on.</param>
/// <param name="Name">Display name.</param>
/// <param name="CreatedBy">The operator who created it.</param>
/// <param name="CreatedAt">When.</param>
public sealed record PartnerFacts(PartnerSettings Settings, string Name, UserId CreatedBy, DateTimeOffset CreatedAt)
{
    /// <summary>
    /// Members who can administer the partner now and without an end (C13''); in a flat partner all members can.
    /// </summary>
    public ImmutableDictionary<UserId, MembershipId> Admins { get; init; } =
        ImmutableDictionary<UserId, MembershipId>.Empty;

    /// <summary>
    /// Members who are not in <see cref="Admins"/>: technicians, and administrators who begin later or end.
    /// </summary>
    public ImmutableDictionary<UserId, MembershipId> Others { get; init; } =
        ImmutableDictionary<UserId, MembershipId>.Empty;

    /// <summary>
    /// Those of <see cref="Others"/> whose membership begins later or has an end; they count for no "last one".
    /// </summary>
    public ImmutableHashSet<UserId> Ending { get; init; } = [];

    /// <summary>The last sequence given to a membership (EN.19).</summary>
    public long LastMemberSequence { get; init; }
}
