using MimeKit;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Mail;
using OrleansTenancy.Silo.Mail;
using OrleansTenancy.Testing.Mail;
using Xunit;

namespace OrleansTenancy.Storage.Tests.Mail;

/// <summary>Mail as it leaves: over SMTP, and into files.</summary>
public sealed class MailWayTests
{
    private static readonly EmailAddress From = EmailAddress.Parse("tenancy@service.example");
    private static readonly MailMessage Mail = new(
        Guid.Parse("0b6e3a1c-7f1d-4b57-9b0a-3f7a3d0c9a11"),
        EmailAddress.Parse("carla@customer.example"),
        "Grüße an Carla",
        "Hello,\n\n.a line with a dot\nÄ\n",
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public async Task A_mail_arrives_whole_and_again_as_the_same()
    {
        await using var server = new SmtpServer();
        var sender = new SmtpMailSender(Options(server));
        await sender.Send(Mail, CancellationToken.None);
        await sender.Send(Mail, CancellationToken.None);

        var mails = server.Mails;
        Assert.Equal(2, mails.Count);
        Assert.StartsWith("MAIL FROM:<tenancy@service.example>", mails[0].From, StringComparison.Ordinal);
        Assert.Equal("RCPT TO:<carla@customer.example>", Assert.Single(mails[0].To));
        Assert.Equal("<0b6e3a1c-7f1d-4b57-9b0a-3f7a3d0c9a11@service.example>", mails[0].Header("Message-Id"));
        Assert.Equal("Fri, 02 Jan 2026 03:04:05 +0000", mails[0].Header("Date"));
        Assert.Equal("auto-generated", mails[0].Header("Auto-Submitted"));
        Assert.Equal(mails[0].Text, mails[1].Text);
        var message = Parsed(mails[0].Text);
        Assert.Equal((Mail.Subject, Mail.Text), (message.Subject, message.TextBody!.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task A_user_signs_in_where_one_is_set()
    {
        await using var server = new SmtpServer { WantsUser = true };
        await new SmtpMailSender(Options(server) with { User = "robot", Password = "s3cret" }).Send(Mail, CancellationToken.None);

        Assert.Equal("\0robot\0s3cret", Assert.Single(server.Mails).User);
    }

    [Fact]
    public async Task What_the_server_does_not_take_is_not_sent()
    {
        await using var server = new SmtpServer { MailAnswer = "451 later" };
        var sender = new SmtpMailSender(Options(server));
        await Assert.ThrowsAnyAsync<Exception>(() => sender.Send(Mail, CancellationToken.None));
        (server.MailAnswer, server.RecipientAnswer) = ("250 ok", "550 nobody");
        await Assert.ThrowsAnyAsync<Exception>(() => sender.Send(Mail, CancellationToken.None));
        Assert.Empty(server.Mails);

        server.RecipientAnswer = "250 ok";
        await sender.Send(Mail, CancellationToken.None);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Where_TLS_is_demanded_nothing_goes_without_it()
    {
        await using var server = new SmtpServer();
        var sender = new SmtpMailSender(Options(server) with { Tls = SmtpTls.StartTls });
        await Assert.ThrowsAnyAsync<Exception>(() => sender.Send(Mail, CancellationToken.None));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task V18_a_value_with_a_line_break_makes_no_header()
    {
        await using var server = new SmtpServer();
        var evil = Mail with { Subject = "x\r\nBcc: everybody@example.com\r\n\r\nBody" };
        try
        {
            await new SmtpMailSender(Options(server)).Send(evil, CancellationToken.None);
        }
        catch (Exception refused) when (refused is ArgumentException or FormatException)
        {
            return;
        }

        var message = Parsed(Assert.Single(server.Mails).Text);
        Assert.Null(message.Headers["Bcc"]);
        Assert.Empty(message.Bcc);
        Assert.Equal(Mail.Text, message.TextBody!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_development_server_writes_a_file_and_the_same_one_again()
    {
        var directory = Directory.CreateTempSubdirectory("tenancy-mail-").FullName;
        var drop = new MailDrop(directory, From);
        await drop.Send(Mail, CancellationToken.None);
        await drop.Send(Mail, CancellationToken.None);

        var file = Assert.Single(Directory.GetFiles(directory));
        Assert.Equal("20260102-030405-0b6e3a1c-7f1d-4b57-9b0a-3f7a3d0c9a11.eml", Path.GetFileName(file));
        Assert.Equal(Mail.Subject, Parsed(await File.ReadAllTextAsync(file)).Subject);
        Directory.Delete(directory, recursive: true);
    }

    private static SmtpOptions Options(SmtpServer server) => new("127.0.0.1", server.Port, SmtpTls.None, null, null, From);

    private static MimeMessage Parsed(string text) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)));
}
