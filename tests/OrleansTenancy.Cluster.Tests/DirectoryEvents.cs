using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace OrleansTenancy.Cluster.Tests;

/// <summary>
/// What the grain directory of Orleans says about itself. Its events are internal types; their names and fields are
/// what we go by, and a test fails when they are gone.
/// </summary>
internal sealed class DirectoryEvents : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private const string ListenerName = "Orleans.GrainDirectory";

    private readonly ConcurrentQueue<(string Name, object Event)> _seen = new();
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private readonly SemaphoreSlim _more = new(0);

    public DirectoryEvents() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Names of all events so far.</summary>
    public IReadOnlyList<string> Names => [.. _seen.Select(s => s.Name)];

    /// <summary>The first event of a name that fits; waits for it.</summary>
    public async Task<object> First(string name, Func<object, bool>? fits = null)
    {
        using var patient = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            foreach (var (seen, happened) in _seen)
            {
                if (seen == name && (fits is null || fits(happened)))
                {
                    return happened;
                }
            }

            await _more.WaitAsync(patient.Token);
        }
    }

    /// <summary>A field of an event.</summary>
    public static T Field<T>(object happened, string name) =>
        (T)happened.GetType().GetField(name, BindingFlags.Instance | BindingFlags.Public)!.GetValue(happened)!;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == ListenerName)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        _seen.Enqueue((value.Key, value.Value!));
        _more.Release();
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }
}
