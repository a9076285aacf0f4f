using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Roles;

/// <summary>A role that a person is to have, by ids; which life of them is meant is for the tenant to say.</summary>
/// <param name="Role">The role.</param>
/// <param name="Groups">Null: the whole tenant (E2.1); else only these groups (E2.2), at least one.</param>
/// <param name="NotBefore">In force from; null: at once.</param>
/// <param name="ExpiresAt">No longer in force at; null: no end.</param>
public sealed record WantedGrant(
    RoleId Role, ImmutableArray<GroupId>? Groups, DateTimeOffset? NotBefore, DateTimeOffset? ExpiresAt);
