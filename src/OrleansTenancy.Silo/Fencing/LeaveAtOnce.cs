using Orleans.Runtime;
using OrleansTenancy.Grains.Fencing;

namespace OrleansTenancy.Silo.Fencing;

/// <summary>
/// Ends the process of a silo that has been told that it is dead: nothing of it may be heard any more, and whoever
/// watches over it starts it again. Orleans itself would go on for two seconds.
/// </summary>
/// <param name="fence">Closed first; the end of a process takes its time.</param>
/// <param name="exit">Ends the process with a last word.</param>
internal sealed class LeaveAtOnce(Fence fence, Action<string> exit) : IFatalErrorHandler
{
    public bool IsUnexpected(Exception exception) => exception is not ThreadAbortException;

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        fence.Close();
        exit($"this silo ends at once: {context ?? "no reason given"}{Of(exception)}");
    }

    private static string Of(Exception? exception) => exception is null ? string.Empty : $": {exception.Message}";
}
