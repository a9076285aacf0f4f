namespace OrleansTenancy.Contracts.Mail;

/// <summary>The mails there are, and what they are told. A name never changes its meaning.</summary>
public static class MailTemplateNames
{
    /// <summary>EN.2: somebody is invited. Takes <c>displayName</c> and <c>until</c>, and the invitation.</summary>
    public const string Invitation = "invitation";

    /// <summary>SC.8: the portal of a customer is open. Takes <c>displayName</c> and <c>url</c>.</summary>
    public const string PortalActivated = "portal-activated";
}
