using OrleansTenancy.Contracts.Mail;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Grains.Mail;

/// <summary>What mails say. Pure: the same order makes the same mail.</summary>
internal static class MailTemplates
{
    // A subject is read in a list; what is longer is cut there.
    private const int SubjectValueMax = 80;

    /// <summary>The mail of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="service">What the service is reached by.</param>
    /// <param name="token">The token of an invitation; null: the mail has none.</param>
    public static MailMessage Compose(MailOrder order, Uri service, string? token) => order.Template switch
    {
        MailTemplateNames.PortalActivated => Mail(
            order,
            $"The portal of {Short(order, "displayName")} is open",
            $"""
            Hello,

            the portal of {Line(order, "displayName")} is open. You reach it here:

            {Line(order, "url")}
            """),
        MailTemplateNames.Invitation => Mail(
            order,
            $"You are invited to {Short(order, "displayName")}",
            $"""
            Hello,

            you are invited to work in {Line(order, "displayName")}. Sign in with this e-mail address at

            {service}

            and accept the invitation with this code:

            {token ?? throw Invariant.Broken("an invitation is mailed without its token")}

            It works once, for {order.To} only, until {Line(order, "until")}. If you did not expect it, there is nothing
            that you have to do.
            """),
        _ => throw Invariant.Broken("a mail was ordered that this version does not know"),
    };

    private static MailMessage Mail(MailOrder order, string subject, string text) =>
        new(order.Id, order.To, subject, text + "\n", order.OrderedAt);

    private static string Short(MailOrder order, string name)
    {
        var line = Line(order, name);
        return line.Length > SubjectValueMax ? line[..SubjectValueMax] + "…" : line;
    }

    // V18: whatever a value contains, it is one line of text, in a header and in the body.
    private static string Line(MailOrder order, string name)
    {
        var value = order.Parameters.GetValueOrDefault(name)
            ?? throw Invariant.Broken($"a mail was ordered without its `{name}`");
        return string.Create(value.Length, value, static (line, text) =>
        {
            for (var i = 0; i < line.Length; i++)
            {
                line[i] = IsBreak(text[i]) ? ' ' : text[i];
            }
        });
    }

    private static bool IsBreak(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
