using Microsoft.Extensions.Logging;

namespace OrleansTenancy.Silo.Fencing;

internal sealed partial class FenceKeeper
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "the cluster did not say whether it counts this silo in; it may answer now: {IsOpen}")]
    private partial void NotAnswered(bool isOpen, Exception failure);
}
