using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.People;

/// <summary>Everything that a person has in one tenant.</summary>
/// <param name="Uid">The life of the tenant it belongs to; in another life it grants nothing (V15).</param>
public sealed record TenantStanding(TenantUid Uid)
{
    /// <summary>Roles that the tenant granted directly (source <c>member</c>).</summary>
    public ImmutableArray<RoleGrant> Own { get; init; } = [];

    /// <summary>What the person has through links of the tenant to partners.</summary>
    public ImmutableArray<LinkStanding> Links { get; init; } = [];
}
