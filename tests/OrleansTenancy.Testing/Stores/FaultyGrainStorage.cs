using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;

namespace OrleansTenancy.Testing.Stores;

/// <summary>
/// Grain states of a test cluster, shared by its silos. It serializes as a store does, compares ETags as a store does,
/// and fails when it is told to.
/// </summary>
public sealed class FaultyGrainStorage(Serializer serializer, StorageFaults faults) : IGrainStorage
{
    private static readonly object Gate = new();

    /// <inheritdoc />
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (Gate)
        {
            if (faults.Rows.TryGetValue((stateName, grainId), out var row))
            {
                grainState.State = serializer.Deserialize<T>(row.Bytes);
                grainState.ETag = row.Version.ToString(CultureInfo.InvariantCulture);
                grainState.RecordExists = true;
            }
            else
            {
                grainState.State = Activator.CreateInstance<T>();
                grainState.ETag = null;
                grainState.RecordExists = false;
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var fault = await faults.BeforeWrite(grainId);
        if (fault == WriteFault.Before)
        {
            throw new IOException("the store failed before the write");
        }

        lock (Gate)
        {
            var version = faults.Rows.TryGetValue((stateName, grainId), out var row) ? row.Version : 0;
            var stored = version == 0 ? null : version.ToString(CultureInfo.InvariantCulture);
            if (stored != grainState.ETag)
            {
                throw new InconsistentStateException("another activation wrote", stored, grainState.ETag);
            }

            faults.Rows[(stateName, grainId)] = new StoredRow(
                version + 1, serializer.SerializeToArray(grainState.State));
            grainState.ETag = (version + 1).ToString(CultureInfo.InvariantCulture);
            grainState.RecordExists = true;
        }

        if (fault == WriteFault.After)
        {
            throw new IOException("the store failed after the write");
        }
    }

    /// <inheritdoc />
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        faults.Write(grainId.Key.ToString()!, () =>
        {
            lock (Gate)
            {
                faults.Rows.TryRemove((stateName, grainId), out _);
                grainState.State = Activator.CreateInstance<T>();
                grainState.ETag = null;
                return grainState.RecordExists = false;
            }
        });
}

/// <summary>One stored state.</summary>
/// <param name="Version">Counts writes.</param>
/// <param name="Bytes">As the store would have them.</param>
public sealed record StoredRow(long Version, byte[] Bytes);

/// <summary>Where a write fails.</summary>
public enum WriteFault
{
    /// <summary>It does not.</summary>
    None = 0,

    /// <summary>Nothing is stored.</summary>
    Before = 1,

    /// <summary>It is stored, and the writer does not get to know.</summary>
    After = 2,
}

/// <summary>The rows of a cluster, and how its next writes go wrong.</summary>
public sealed class StorageFaults
{
    private readonly ConcurrentDictionary<string, WriteFault> _next = new();
    private readonly ConcurrentDictionary<string, HeldWrite> _held = new();
    private readonly Lock _counting = new();
    private Func<string, bool> _counts = _ => false;
    private WriteFault _fault;
    private int _left;

    /// <summary>What is stored.</summary>
    public ConcurrentDictionary<(string State, GrainId Grain), StoredRow> Rows { get; } = new();

    /// <summary>Lets the next write of a grain fail.</summary>
    public void FailNext(string grainKey, WriteFault fault) => _next[grainKey] = fault;

    /// <summary>Whether the write that is to fail has not come yet.</summary>
    public bool WillFail(string grainKey) => _next.ContainsKey(grainKey);

    /// <summary>Holds the next write of a grain until it is released.</summary>
    public HeldWrite HoldNext(string grainKey) => _held[grainKey] = new HeldWrite();

    /// <summary>
    /// Lets one write fail, counted from now on, whichever store it goes to; 1: the next one. Only writes to keys that
    /// count are counted.
    /// </summary>
    public void FailAt(int nth, WriteFault fault, Func<string, bool> counts)
    {
        lock (_counting)
        {
            (_left, _fault, _counts) = (nth, fault, counts);
        }
    }

    /// <summary>Whether the write that is to fail by its number has not come yet; from now on it goes through.</summary>
    public bool Disarm()
    {
        lock (_counting)
        {
            var armed = _left > 0;
            _left = 0;
            return armed;
        }
    }

    /// <summary>What is stored, as text.</summary>
    public IEnumerable<string> Texts =>
        Rows.Select(r => StoredText.Of(r.Key.State, r.Key.Grain.ToString(), r.Value.Bytes));

    /// <summary>How large the one state of a grain is, in bytes.</summary>
    public int SizeOf(string grainKey) => Rows.Single(r => r.Key.Grain.Key.ToString() == grainKey).Value.Bytes.Length;

    internal Task<WriteFault> BeforeWrite(GrainId grain) => BeforeWrite(grain.Key.ToString()!);

    internal async Task<T> Write<T>(string key, Func<T> write)
    {
        var fault = await BeforeWrite(key);
        if (fault == WriteFault.Before)
        {
            throw new IOException("the store failed before the write");
        }

        var written = write();
        return fault == WriteFault.After ? throw new IOException("the store failed after the write") : written;
    }

    internal async Task<WriteFault> BeforeWrite(string key)
    {
        lock (_counting)
        {
            if (_left > 0 && _counts(key) && --_left == 0)
            {
                return _fault;
            }
        }

        if (_held.TryRemove(key, out var held))
        {
            held.SetReached();
            await held.Released;
        }

        return _next.TryRemove(key, out var fault) ? fault : WriteFault.None;
    }
}

/// <summary>A write that waits in the store.</summary>
public sealed class HeldWrite
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the write has come.</summary>
    public Task Reached => _reached.Task;

    internal Task Released => _released.Task;

    /// <summary>Lets it go on.</summary>
    public void Release() => _released.TrySetResult();

    internal void SetReached() => _reached.TrySetResult();
}
