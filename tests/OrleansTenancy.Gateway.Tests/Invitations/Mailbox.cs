using MimeKit;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Testing.Cluster;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Invitations;

/// <summary>The mails that a development server wrote, as their readers see them.</summary>
public sealed class Mailbox(DevServer server)
{
    private static int _made;

    public static string NewAddress() => $"carla-{Interlocked.Increment(ref _made)}@invited.example";

    /// <summary>All mails of an address, in the order of their ids' files.</summary>
    public IReadOnlyList<MimeMessage> Of(string address) =>
    [
        .. Directory.GetFiles(server.MailDirectory, "*.eml")
            .Order(StringComparer.Ordinal)
            .Select(f => MimeMessage.Load(f))
            .Where(m => m.To.Mailboxes.Single().Address == address),
    ];

    /// <summary>The newest code of an address that is not one of those already seen.</summary>
    public async Task<string> Code(string address, params string[] seen)
    {
        string? code = null;
        await Eventually.Holds(() =>
        {
            code = Of(address).Select(CodeIn).FirstOrDefault(c => !seen.Contains(c));
            return Task.FromResult(code is not null);
        });
        return code!;
    }

    private static string CodeIn(MimeMessage mail) =>
        Assert.Single(mail.TextBody!.ReplaceLineEndings("\n").Split('\n'), l => InvitationToken.Read(l) is not null);
}
