using Microsoft.Extensions.Logging;

namespace OrleansTenancy.Grains.Mail;

internal sealed partial class MailGrain
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "mail {Mail} ({Template}) is not sent; it will be tried again")]
    private partial void AttemptFailed(Guid mail, string template, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "mail {Mail} ({Template}) was not sent in time and is given up")]
    private partial void GivenUp(Guid mail, string template);
}
