using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.People;

/// <summary>
/// Everything that one person owns: the reason why taking access away is one write in one grain.
/// </summary>
/// <param name="Id">The person.</param>
/// <param name="Version">Moves with every commit.</param>
public sealed record PersonFacts(UserId Id, long Version)
{
    /// <summary>What the person has, by tenant.</summary>
    public ImmutableDictionary<TenantId, TenantStanding> Tenants { get; init; } =
        ImmutableDictionary<TenantId, TenantStanding>.Empty;

    /// <summary>Partners that the person is a member of.</summary>
    public ImmutableDictionary<PartnerId, MembershipFacts> Memberships { get; init; } =
        ImmutableDictionary<PartnerId, MembershipFacts>.Empty;
}
