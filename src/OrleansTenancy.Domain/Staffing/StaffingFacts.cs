using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Staffing;

/// <summary>
/// What "at least one user keeps access to every tenant" (EN.10) is decided from, for one partner: an index of what
/// the partner and its tenants own. It may know of less access than there is, never of more.
/// </summary>
public sealed record StaffingFacts
{
    /// <summary>Nothing is known yet.</summary>
    public static StaffingFacts Empty { get; } = new();

    /// <summary>
    /// Whether members need access of their own: tiered, with <c>adminAccess = assigned</c>. Otherwise the last
    /// administrator, whom a partner always keeps, has access to every tenant.
    /// </summary>
    public bool Individual { get; init; }

    /// <summary>The lasting members.</summary>
    public ImmutableDictionary<UserId, RosterEntry> Roster { get; init; } =
        ImmutableDictionary<UserId, RosterEntry>.Empty;

    /// <summary>The linked tenants.</summary>
    public ImmutableDictionary<TenantId, TenantCover> Covers { get; init; } =
        ImmutableDictionary<TenantId, TenantCover>.Empty;
}
