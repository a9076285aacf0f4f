namespace OrleansTenancy.Contracts.Wire;

/// <summary>The aliases of mails and invitations.</summary>
public static partial class WireAliases
{
    /// <summary><see cref="OrleansTenancy.Domain.Identity.EmailAddress"/></summary>
    public const string EmailAddress = "tenancy.email-address";

    /// <summary><see cref="OrleansTenancy.Contracts.Mail.MailOrder"/></summary>
    public const string MailOrder = "tenancy.mail-order";

    /// <summary>A mail; stored.</summary>
    public const string OwedMail = "tenancy.owed-mail";

    /// <summary>The state of a mail that is to be sent; stored.</summary>
    public const string StoredMail = "tenancy.stored-mail";

    /// <summary><see cref="OrleansTenancy.Domain.Identity.InvitationId"/></summary>
    public const string InvitationId = "tenancy.invitation-id";

    /// <summary><see cref="OrleansTenancy.Domain.Invitations.InvitationRoute"/></summary>
    public const string InvitationRoute = "tenancy.invitation-route";

    /// <summary><see cref="OrleansTenancy.Domain.Invitations.InvitationFacts"/></summary>
    public const string InvitationFacts = "tenancy.invitation-facts";

    /// <summary><see cref="OrleansTenancy.Contracts.Invitations.InvitationCopy"/></summary>
    public const string InvitationCopy = "tenancy.invitation-copy";

    /// <summary><see cref="OrleansTenancy.Contracts.Invitations.IssuedSecret"/></summary>
    public const string IssuedSecret = "tenancy.issued-secret";

    /// <summary><see cref="OrleansTenancy.Contracts.Invitations.InviteCommand"/></summary>
    public const string InviteCommand = "tenancy.invite-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Invitations.ResendInvitationCommand"/></summary>
    public const string ResendInvitationCommand = "tenancy.resend-invitation-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Invitations.CancelInvitationCommand"/></summary>
    public const string CancelInvitationCommand = "tenancy.cancel-invitation-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Invitations.AcceptInvitationCommand"/></summary>
    public const string AcceptInvitationCommand = "tenancy.accept-invitation-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Invitations.InvitationView"/></summary>
    public const string InvitationView = "tenancy.invitation-view";

    /// <summary><see cref="OrleansTenancy.Contracts.Invitations.AcceptedInvitation"/></summary>
    public const string AcceptedInvitation = "tenancy.accepted-invitation";

    /// <summary>The secrets of an invitation; stored.</summary>
    public const string StoredInvitation = "tenancy.stored-invitation";

    /// <summary>The end of an invitation; stored.</summary>
    public const string OwedInvitationEnd = "tenancy.owed-invitation-end";
}
