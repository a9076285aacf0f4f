using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Domain.Invitations;

/// <summary>An invitation that is to be.</summary>
/// <param name="Email">Who is invited.</param>
/// <param name="Role">What they are to have; null: the default of the side that invites.</param>
/// <param name="Partner">The partner that invites; null: the tenant does.</param>
/// <param name="Period">From when to when it can be accepted; without an end, for the life of an invitation.</param>
/// <param name="ActorScopes">What the actor holds for the whole tenant (X.1).</param>
public sealed record InvitationDraft(
    EmailAddress Email, WantedGrant? Role, PartnerId? Partner, AccessPeriod Period, ScopeSet ActorScopes);
