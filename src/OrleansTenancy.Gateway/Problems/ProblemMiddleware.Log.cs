namespace OrleansTenancy.Gateway.Problems;

internal sealed partial class ProblemMiddleware
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "cannot decide {Path}")]
    private partial void CannotDecide(string path, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "fault in {Path}")]
    private partial void Faulted(string path, Exception failure);
}
