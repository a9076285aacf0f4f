using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
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
/// <param name="Target">The person as they are now; null: somebody who holds nothing.</param>
public sealed record UserRolesDraft(
    UserId User,
    ImmutableArray<WantedGrant> Roles,
    PartnerRoute? Via,
    ScopeSet ActorScopes,
    Participant? Target);
