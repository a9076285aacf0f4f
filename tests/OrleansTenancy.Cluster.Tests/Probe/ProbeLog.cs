using System.Collections.Concurrent;
using System.Diagnostics;

namespace OrleansTenancy.Cluster.Tests.Probe;

/// <summary>
/// What became of one probe in all silos of this process: one clock, one order. It also holds calls and ends.
/// </summary>
internal sealed class ProbeLog
{
    private static readonly ConcurrentDictionary<string, ProbeLog> All = new();

    private readonly Lock _lock = new();
    private readonly List<Life> _lives = [];
    private readonly TaskCompletionSource _staying = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _stay;
    private TaskCompletionSource? _leaving;

    /// <summary>Every activation so far, in the order of their beginnings.</summary>
    public IReadOnlyList<Life> Lives
    {
        get
        {
            lock (_lock)
            {
                return [.. _lives];
            }
        }
    }

    /// <summary>When its timer ran for the last time; 0: never.</summary>
    public long LastBeat { get; private set; }

    /// <summary>Whether an activation got what another one had in its memory.</summary>
    public bool HasMoved { get; private set; }

    /// <summary>Ends when a call to stay has begun.</summary>
    public Task Staying => _staying.Task;

    /// <summary>Ends when an activation is about to end.</summary>
    public Task Leaving => _left.Task;

    public Task StayIsHeld => _stay?.Task ?? Task.CompletedTask;

    public Task LeavingIsHeld => _leaving?.Task ?? Task.CompletedTask;

    public static ProbeLog Of(string key) => All.GetOrAdd(key, _ => new ProbeLog());

    /// <summary>Whether two activations lived at the same time.</summary>
    public bool Overlaps()
    {
        var lives = Lives;
        return lives.Zip(lives.Skip(1)).Any(p => p.First.End is not { } end || end > p.Second.Begin);
    }

    public void HoldStay() => _stay = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void HoldLeaving() => _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void ReleaseStay() => _stay?.TrySetResult();

    public void ReleaseLeaving() => _leaving?.TrySetResult();

    public void Beats() => LastBeat = Stopwatch.GetTimestamp();

    public void Moves() => HasMoved = true;

    public void SetStaying() => _staying.TrySetResult();

    public void SetLeaving() => _left.TrySetResult();

    public void Begins(string silo)
    {
        lock (_lock)
        {
            _lives.Add(new Life(silo, Stopwatch.GetTimestamp(), null));
        }
    }

    public void Ends(string silo)
    {
        lock (_lock)
        {
            var index = _lives.FindLastIndex(l => l.Silo == silo);
            _lives[index] = _lives[index] with { End = Stopwatch.GetTimestamp() };
        }
    }
}

/// <summary>One activation: when it could first be asked, and when it had finished its end.</summary>
internal sealed record Life(string Silo, long Begin, long? End);
