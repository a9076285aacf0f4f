using System.Collections.Immutable;
using System.Globalization;
using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Mail;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Grains.Invitations;

/// <summary>The mail that an invitation goes out with. The secret is made when it is sent, so it is not here.</summary>
internal static class InvitationMail
{
    /// <summary>Orders it.</summary>
    /// <param name="mail">A new id for it.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="invitation">The invitation as it is now.</param>
    /// <param name="at">When it was decided.</param>
    public static MailOrder Order(Guid mail, TenantFacts tenant, InvitationFacts invitation, DateTimeOffset at) =>
        new(
            mail,
            MailTemplateNames.Invitation,
            invitation.Email,
            ImmutableDictionary<string, string>.Empty
                .Add("displayName", tenant.DisplayName)
                .Add("until", Text(invitation.ExpiresAt)),
            at,
            invitation.ExpiresAt,
            new InvitationCopy(invitation.Id, tenant.Policy.Id, tenant.Policy.Uid, invitation.Generation));

    private static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
