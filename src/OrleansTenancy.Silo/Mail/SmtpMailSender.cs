using MailKit.Net.Smtp;
using MailKit.Security;
using OrleansTenancy.Grains.Mail;

namespace OrleansTenancy.Silo.Mail;

/// <summary>Hands mails to a mail server, one connection each.</summary>
/// <param name="options">The server.</param>
internal sealed class SmtpMailSender(SmtpOptions options) : IMailSender
{
    public async Task Send(MailMessage mail, CancellationToken cancel)
    {
        using var message = MimeMail.Of(mail, options.From);
        using var server = new SmtpClient();
        await server.ConnectAsync(options.Host, options.Port, SecurityOf(options.Tls), cancel);
        if (options.User is { } user)
        {
            await server.AuthenticateAsync(user, options.Password ?? string.Empty, cancel);
        }

        await server.SendAsync(message, cancel);
        await server.DisconnectAsync(quit: true, cancel);
    }

    private static SecureSocketOptions SecurityOf(SmtpTls tls) => tls switch
    {
        SmtpTls.StartTls => SecureSocketOptions.StartTls,
        SmtpTls.Implicit => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };
}
