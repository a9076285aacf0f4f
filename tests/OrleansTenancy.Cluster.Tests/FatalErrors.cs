using System.Collections.Concurrent;
using Orleans.Runtime;

namespace OrleansTenancy.Cluster.Tests;

/// <summary>Takes note instead of ending the process of the tests.</summary>
internal sealed class FatalErrors : IFatalErrorHandler
{
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyCollection<string> Seen => _seen;

    public Task First => _first.Task;

    public bool IsUnexpected(Exception exception) => true;

    public void OnFatalException(object? sender, string? context, Exception? exception)
    {
        _seen.Enqueue(context ?? string.Empty);
        _first.TrySetResult();
    }
}
