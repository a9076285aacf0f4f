using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace OrleansTenancy.Grains.Leases;

/// <summary>
/// What this silo holds of one kind of owner. Whatever is in the table while its session lasts is in force: an owner
/// changes only after it was taken out here, or after the session has run out.
/// </summary>
/// <typeparam name="TKey">Names an owner.</typeparam>
/// <typeparam name="T">Its facts, made ready for use.</typeparam>
/// <param name="ask">Asks the owner for its facts and a lease.</param>
/// <param name="channels">The sessions.</param>
/// <param name="drops">Everything this silo holds.</param>
internal sealed class Replicas<TKey, T>(
    Func<TKey, Task<Leased<T>>> ask, LeaseChannels channels, IDrops drops)
    where TKey : notnull
    where T : class
{
    private readonly ConcurrentDictionary<TKey, Replica<T>> _held = new();
    private readonly ConcurrentDictionary<TKey, Fetch> _fetches = new();

    /// <summary>How many are held.</summary>
    public int Count => _held.Count;

    /// <summary>Facts that are in force at this instant, or null. Takes no lock and does not wait.</summary>
    public bool TryFind(TKey key, [NotNullWhen(true)] out T? value)
    {
        // First the table, then the clock: what was found before its session ended was in force when it was found.
        if (_held.TryGetValue(key, out var replica) && replica.IsLive)
        {
            replica.Touch();
            value = replica.Value;
            return true;
        }

        value = null;
        return false;
    }

    /// <summary>
    /// Tries to get hold of an owner's facts; look for them afterwards. Several that want the same wait for one answer.
    /// </summary>
    public Task Get(TKey key) => _fetches.GetOrAdd(key, static (k, self) => new Fetch(self, k), this).Done;

    /// <summary>An owner's facts are to be used no longer, and what is on its way is not to be kept.</summary>
    public void Drop(TKey key)
    {
        if (_fetches.TryGetValue(key, out var fetch))
        {
            fetch.Void();
        }

        _held.TryRemove(key, out _);
    }

    /// <summary>The same for all.</summary>
    public void DropAll()
    {
        foreach (var key in _fetches.Keys.Concat(_held.Keys).ToArray())
        {
            Drop(key);
        }
    }

    /// <summary>Lets go what was not used for some rounds; of too many, what was not used since the last one.</summary>
    public void Sweep(int max, int rounds)
    {
        var allowed = _held.Count > max ? 1 : rounds;
        foreach (var (key, replica) in _held)
        {
            if (replica.Idle() > allowed)
            {
                _held.TryRemove(new KeyValuePair<TKey, Replica<T>>(key, replica));
            }
        }
    }

    // One question to the owner that is on its way.
    private sealed class Fetch
    {
        private readonly Lazy<Task> _done;
        private readonly Lock _gate = new();
        private bool _isVoid;

        // Not on the scheduler of the grain that happened to ask first: others wait for it too.
        public Fetch(Replicas<TKey, T> replicas, TKey key) => _done = new Lazy<Task>(
            () => Task.Factory.StartNew(
                () => Run(replicas, key),
                CancellationToken.None,
                TaskCreationOptions.DenyChildAttach,
                TaskScheduler.Default).Unwrap());

        public Task Done => _done.Value;

        public void Void()
        {
            lock (_gate)
            {
                _isVoid = true;
            }
        }

        private async Task Run(Replicas<TKey, T> replicas, TKey key)
        {
            try
            {
                var (value, owner) = await replicas.AskOwner(key);
                if (value is null || owner is null)
                {
                    return;
                }

                // The session comes first: a drop that got lost is told with its renewal, while this is still known
                // to be on its way.
                var session = replicas.SessionWith(owner);
                if (await session.Ensure())
                {
                    Keep(replicas, key, new Replica<T>(value, session));
                }
            }
            finally
            {
                replicas._fetches.TryRemove(new KeyValuePair<TKey, Fetch>(key, this));
            }
        }

        private void Keep(Replicas<TKey, T> replicas, TKey key, Replica<T> replica)
        {
            lock (_gate)
            {
                if (!_isVoid)
                {
                    replicas._held[key] = replica;
                }
            }
        }
    }

    private Task<Leased<T>> AskOwner(TKey key) => ask(key);

    private LeaseChannel SessionWith(SiloAddress owner) => channels.To(owner, drops);
}
