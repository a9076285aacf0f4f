using Microsoft.Extensions.Logging;

namespace OrleansTenancy.Grains.Outbox;

internal sealed partial class OutboxPump
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source} still owes {Target}; it will be tried again")]
    private partial void AttemptFailed(string source, string target, Exception failure);
}
