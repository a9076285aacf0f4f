using Microsoft.Extensions.Logging;

namespace OrleansTenancy.Grains.Notifications;

internal sealed partial class InboxAnnouncer
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "hint lost for {Inbox}; listeners will read it late")]
    private partial void HintLost(string inbox, Exception failure);
}
