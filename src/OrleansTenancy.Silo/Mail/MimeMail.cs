using MimeKit;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Mail;

namespace OrleansTenancy.Silo.Mail;

/// <summary>
/// A mail as it goes over the wire. MimeKit encodes every header, so a value cannot become another one.
/// </summary>
internal static class MimeMail
{
    /// <summary>Makes the message; the same mail makes the same one, its Message-ID included.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="from">Who sends it.</param>
    public static MimeMessage Of(MailMessage mail, EmailAddress from)
    {
        var message = new MimeMessage
        {
            MessageId = string.Concat(mail.Id.ToString("D"), "@", from.Domain),
            Date = mail.Date,
            Subject = mail.Subject,
            Body = new TextPart("plain") { Text = mail.Text },
        };
        message.From.Add(new MailboxAddress(string.Empty, from.Value));
        message.To.Add(new MailboxAddress(string.Empty, mail.To.Value));

        // Nobody's absence note should answer it.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }
}
