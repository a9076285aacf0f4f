namespace OrleansTenancy.Gateway.Operations;

internal sealed partial class OperationMiddleware
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "what {Path} answered is not kept; a repeat makes it again")]
    private partial void NotKept(string path, Exception failure);
}
