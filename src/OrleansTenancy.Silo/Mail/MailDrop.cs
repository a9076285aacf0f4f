using System.Globalization;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Mail;

namespace OrleansTenancy.Silo.Mail;

/// <summary>Writes each mail into a directory instead of sending it; for development.</summary>
/// <param name="directory">Where the files are.</param>
/// <param name="from">Who sends.</param>
internal sealed class MailDrop(string directory, EmailAddress from) : IMailSender
{
    public async Task Send(MailMessage mail, CancellationToken cancel)
    {
        // The same mail is the same file; nobody sees half of one.
        var sortable = mail.Date.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var file = Path.Combine(directory, $"{sortable}-{mail.Id:D}.eml");
        var unfinished = file + ".part";
        using var message = MimeMail.Of(mail, from);
        await message.WriteToAsync(unfinished, cancel);
        File.Move(unfinished, file, overwrite: true);
    }
}
