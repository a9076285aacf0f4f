using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.Invitations;

/// <summary>Somebody who holds the secret of an invitation wants to accept it.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="Uid">The life of the tenant in which the secret was made.</param>
/// <param name="Generation">The sending that the secret belongs to.</param>
/// <param name="Email">The address that the issuer of the caller's token has verified.</param>
/// <param name="InviterScopes">What the inviter holds for the whole tenant now (X.1).</param>
/// <param name="Held">What the acceptor was granted in this life of the tenant before.</param>
public sealed record InvitationClaim(
    InvitationId Id,
    TenantUid Uid,
    long Generation,
    EmailAddress Email,
    ScopeSet InviterScopes,
    ImmutableArray<RoleGrant> Held);
