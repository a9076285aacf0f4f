using System.Collections.Concurrent;
using Orleans.Runtime;

namespace OrleansTenancy.Testing.Cluster;

/// <summary>Sees every call that reaches a grain of the cluster: counts it, and lets it fail when it is told to.</summary>
public sealed class CallProbe : IIncomingGrainCallFilter
{
    private const string AnyGrain = "*";

    private readonly ConcurrentDictionary<string, int> _counts = new();
    private readonly ConcurrentDictionary<(string Key, string Method), bool> _failing = new();

    /// <inheritdoc />
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var method = context.InterfaceMethod.Name;
        _counts.AddOrUpdate(method, 1, (_, n) => n + 1);
        if (_failing.ContainsKey((context.TargetId.Key.ToString()!, method)) || _failing.ContainsKey((AnyGrain, method)))
        {
            throw new IOException("the target cannot be reached");
        }

        await context.Invoke();
    }

    /// <summary>How often a method was called since the last reset.</summary>
    public int Count(string method) => _counts.GetValueOrDefault(method);

    /// <summary>Forgets the counts.</summary>
    public void Reset() => _counts.Clear();

    /// <summary>Lets calls of one method of one grain fail until it is repaired.</summary>
    public void Break(string grainKey, string method) => _failing[(grainKey, method)] = true;

    /// <summary>Lets them go through again.</summary>
    public void Repair(string grainKey, string method) => _failing.TryRemove((grainKey, method), out _);

    /// <summary>Lets calls of one method fail, whichever grain they go to, until it is repaired.</summary>
    public void BreakAll(string method) => Break(AnyGrain, method);

    /// <summary>Lets them go through again.</summary>
    public void RepairAll(string method) => Repair(AnyGrain, method);
}
