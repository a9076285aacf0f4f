using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Silo.Mail;

namespace OrleansTenancy.Server.Hosting;

/// <summary>The mail server. Without one mails wait in the database for a node that has one.</summary>
internal sealed class MailSettings
{
    private const string NoTls = "none";
    private const string StartTls = "startTls";
    private const string ImplicitTls = "implicit";

    public string Host { get; set; } = string.Empty;

    public int Port { get; set; } = 587;

    public string Tls { get; set; } = StartTls;

    public string User { get; set; } = string.Empty;

    public string PasswordFile { get; set; } = string.Empty;

    public string From { get; set; } = string.Empty;

    /// <summary>Says what is wrong, setting by setting.</summary>
    public void Demand(Action<bool, string> demand)
    {
        if (Host.Length == 0)
        {
            demand(
                User.Length == 0 && PasswordFile.Length == 0 && From.Length == 0,
                "Mail:Host is missing, although other settings of the mail server are there");
            return;
        }

        demand(Uri.CheckHostName(Host) != UriHostNameType.Unknown, "Mail:Host is no host name");
        demand(Port is > 0 and < 65_536, "Mail:Port is no port");
        demand(Tls is NoTls or StartTls or ImplicitTls, "Mail:Tls is `none`, `startTls` or `implicit`");
        demand(EmailAddress.TryParse(From, out _), "Mail:From is missing or no e-mail address: who sends");
        demand(
            User.Length == 0 || File.Exists(PasswordFile), "Mail:PasswordFile is missing: the password of Mail:User");
        demand(
            User.Length > 0 || PasswordFile.Length == 0, "Mail:User is missing, although there is a password file");
        demand(User.Length == 0 || Tls != NoTls, "Mail:Tls is not `none` where Mail:User signs in");
    }

    /// <summary>The mail server; null: there is none.</summary>
    public SmtpOptions? Smtp() => Host.Length == 0
        ? null
        : new SmtpOptions(
            Host,
            Port,
            Tls switch { NoTls => SmtpTls.None, ImplicitTls => SmtpTls.Implicit, _ => SmtpTls.StartTls },
            User.Length == 0 ? null : User,
            User.Length == 0 ? null : File.ReadAllText(PasswordFile).TrimEnd('\r', '\n'),
            EmailAddress.Parse(From));
}
