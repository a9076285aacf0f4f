using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.LoadTests.Worlds;

/// <summary>A role that somebody is to hold.</summary>
/// <param name="Role">The role.</param>
/// <param name="Groups">By number; null: the whole tenant.</param>
internal sealed record PlannedGrant(RoleId Role, IReadOnlyList<int>? Groups);
