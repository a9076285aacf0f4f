using Microsoft.Extensions.DependencyInjection;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Mail;

namespace OrleansTenancy.Silo.Mail;

/// <summary>How mail leaves a silo. Called before the grains are added.</summary>
public static class MailHosting
{
    // Nothing is sent from it: the top-level domain is reserved for that.
    private const string DevelopmentSender = "tenancy@orleanstenancy.invalid";

    /// <summary>Writes mails into a directory, which is made if it is missing.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="directory">The directory.</param>
    public static ISiloBuilder UseTenancyMailDrop(this ISiloBuilder silo, string directory)
    {
        Directory.CreateDirectory(directory);
        silo.Services.AddSingleton<IMailSender>(new MailDrop(directory, EmailAddress.Parse(DevelopmentSender)));
        return silo;
    }

    /// <summary>Sends mails through a server.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="options">The server; null: there is none, and mail stays owed.</param>
    public static ISiloBuilder UseTenancySmtp(this ISiloBuilder silo, SmtpOptions? options)
    {
        if (options is not null)
        {
            silo.Services.AddSingleton<IMailSender>(new SmtpMailSender(options));
        }

        return silo;
    }
}
