using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.Tenants;

/// <summary>The roles that a person is to have in a tenant.</summary>
/// <param name="User">Whose roles.</param>
/// <param name="Roles">All of them from now on; empty: none, or for a partner user the default role again.</param>
/// <param name="Via">The way of a partner user, who holds them on it (C7); null: held directly.</param>
/// <param name="ActorScopes">What the actor holds for the whole tenant (X.1).</param>
/// <param name="ActorHolds">
/// The roles in force that the actor holds in the tenant now, the default role of a partner user among them. Null: not
/// known, and then nobody but a lasting Enterprise Admin gives themselves anything (X.2).
/// </param>
public sealed record UserRolesDraft(
    UserId User,
    ImmutableArray<WantedGrant> Roles,
    PartnerRoute? Via,
    ScopeSet ActorScopes,
    ImmutableArray<RoleGrant>? ActorHolds);
