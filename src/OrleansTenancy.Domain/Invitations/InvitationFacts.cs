using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.Invitations;

/// <summary>An invitation that waits (EN.2, E2.31). What was accepted or cancelled is none any more.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Email">The one address that it is for.</param>
/// <param name="Grant">What is granted on acceptance, with the lives of role and groups that were meant.</param>
/// <param name="Inviter">Who answers for it: who invited, or sent it again, last.</param>
/// <param name="InvitedAt">When it was made.</param>
/// <param name="ExpiresAt">Cannot be accepted at and after this instant (C23, X.5).</param>
public sealed record InvitationFacts(
    InvitationId Id,
    EmailAddress Email,
    RoleGrant Grant,
    UserId Inviter,
    DateTimeOffset InvitedAt,
    DateTimeOffset ExpiresAt)
{
    /// <summary>Cannot be accepted before this instant (X.5); null: at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Moves when it is sent again: secrets of an earlier number open nothing (C23).</summary>
    public long Generation { get; init; } = 1;

    /// <summary>The link through which a partner invited; null: the tenant did.</summary>
    public InvitationRoute? Via { get; init; }
}

/// <summary>Through which life of a link a partner invites.</summary>
/// <param name="Partner">The partner.</param>
/// <param name="Link">Which life of the link.</param>
public sealed record InvitationRoute(PartnerId Partner, LinkId Link);
