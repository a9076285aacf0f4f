using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Invitations;

/// <summary>Bodies of both sides, read and shown.</summary>
internal static class InvitationBodies
{
    /// <summary>The command of a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="caller">Who invites.</param>
    /// <param name="partner">The partner that invites; null: the tenant does.</param>
    public static InviteCommand Command(InviteBody body, Caller caller, PartnerId? partner)
    {
        if (!EmailAddress.TryParse(body.Email, out var email))
        {
            throw ProblemException.Invalid("`email` is no plain e-mail address in ASCII");
        }

        if (body.RoleId is null && body.Groups is not null)
        {
            throw ProblemException.Invalid("`groups` takes a `roleId`");
        }

        var role = body.RoleId is null
            ? null
            : new WantedRole(
                Bodies.RoleId(body.RoleId),
                body.Groups is null ? null : [.. body.Groups.Select(g => Bodies.GroupId(g, "groups"))],
                null,
                null);
        return new InviteCommand(caller.Context, email, role, partner, body.NotBefore, body.ExpiresAt);
    }

    public static InvitationBody Shown(InvitationView view)
    {
        var invitation = view.Facts;
        return new InvitationBody(
            invitation.Id.ToString(),
            invitation.Email.Value,
            invitation.Grant.Role.Value,
            invitation.Grant.Groups is { } groups ? [.. groups.Select(g => g.Id.Value)] : null,
            invitation.Inviter.Value,
            invitation.Via?.Partner.ToString(),
            invitation.InvitedAt,
            invitation.NotBefore,
            invitation.ExpiresAt);
    }

    public static SentInvitationBody Sent(InvitationView view) => new(view.Facts.Id.ToString(), view.Facts.ExpiresAt);
}

/// <summary>
/// Somebody who is to be invited. Without a role: <c>partner</c> where a partner invites, else
/// <c>enterprise-viewer</c>.
/// </summary>
public sealed record InviteBody(
    string Email,
    string? RoleId = null,
    IReadOnlyList<string>? Groups = null,
    DateTimeOffset? NotBefore = null,
    DateTimeOffset? ExpiresAt = null);

/// <summary>An invitation that is on its way; its secret goes by mail only.</summary>
public sealed record SentInvitationBody(string InvitationId, DateTimeOffset ExpiresAt);

/// <summary>An invitation that waits; one whose end is over has run out and can be sent again.</summary>
public sealed record InvitationBody(
    string InvitationId,
    string Email,
    string RoleId,
    IReadOnlyList<string>? Groups,
    string InvitedBy,
    string? PartnerId,
    DateTimeOffset InvitedAt,
    DateTimeOffset? NotBefore,
    DateTimeOffset ExpiresAt);

/// <summary>The code of an invitation.</summary>
public sealed record AcceptInvitationBody(string Token);

/// <summary>What the caller has from now on.</summary>
public sealed record AcceptedInvitationBody(string TenantId, string DisplayName, string RoleId);
