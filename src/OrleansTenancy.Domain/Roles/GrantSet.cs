using System.Collections.Immutable;

namespace OrleansTenancy.Domain.Roles;

/// <summary>
/// Grants that a person is to have in one tenant, each naming the lives of role and groups that are meant.
/// </summary>
/// <param name="Grants">All of them, in the order asked, without duplicates.</param>
public sealed record GrantSet(ImmutableArray<RoleGrant> Grants);
