using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Roles;

/// <summary>
/// A role held by a person in one tenant: for the whole tenant, or for groups and what lies below them.
/// </summary>
/// <param name="Role">The role.</param>
/// <param name="RoleIncarnation">
/// Which life of the role id was granted; 0 for built-in roles and the Partner role.
/// </param>
/// <param name="Groups">Null: the whole tenant (E2.1). Else only these groups (E2.2); empty grants nothing.</param>
/// <param name="NotBefore">In force from this instant on; null: at once (X.5).</param>
/// <param name="ExpiresAt">No longer in force at this instant; null: never ends (X.5).</param>
public sealed record RoleGrant(
    RoleId Role,
    long RoleIncarnation,
    ImmutableArray<GroupRef>? Groups,
    DateTimeOffset? NotBefore,
    DateTimeOffset? ExpiresAt);

/// <summary>One life of a group id.</summary>
/// <param name="Id">The group.</param>
/// <param name="Incarnation">Which life; a group made again under an old name is another one (V15).</param>
public readonly record struct GroupRef(GroupId Id, long Incarnation);
