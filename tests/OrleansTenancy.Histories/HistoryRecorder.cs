using System.Collections.Concurrent;

namespace OrleansTenancy.Histories;

/// <summary>
/// Writes down what clients did. Stamps count: a call that was answered before another one was made has the lower
/// stamp, whichever threads they were on, and no two are equal.
/// </summary>
/// <typeparam name="TKey">Names an object.</typeparam>
/// <typeparam name="TCall">What was asked, and what was answered.</typeparam>
public sealed class HistoryRecorder<TKey, TCall>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, List<Operation<TCall>>> _histories = new();
    private long _stamp;

    /// <summary>How many calls were written down.</summary>
    public int Count => _histories.Values.Sum(h => h.Count);

    /// <summary>The objects, and what was done with each. To be read when all clients are done.</summary>
    public IEnumerable<KeyValuePair<TKey, List<Operation<TCall>>>> Histories => _histories;

    /// <summary>Right before a call is made.</summary>
    public PendingCall Begin(int client) => new(this, client, Next());

    private long Next() => Interlocked.Increment(ref _stamp);

    private void Add(TKey key, Operation<TCall> operation)
    {
        var history = _histories.GetOrAdd(key, static _ => []);
        lock (history)
        {
            history.Add(operation);
        }
    }

    /// <summary>
    /// A call that was made. A call that certainly had no effect (it was refused, or a question that was not answered)
    /// is simply forgotten.
    /// </summary>
    public readonly struct PendingCall
    {
        private readonly HistoryRecorder<TKey, TCall> _recorder;
        private readonly int _client;
        private readonly long _invoked;

        internal PendingCall(HistoryRecorder<TKey, TCall> recorder, int client, long invoked)
        {
            _recorder = recorder;
            _client = client;
            _invoked = invoked;
        }

        /// <summary>Right after the answer came. A call about several objects stands in the history of each.</summary>
        public void Answered(TCall call, params ReadOnlySpan<TKey> keys) => Write(call, _recorder.Next(), keys);

        /// <summary>No answer came, or one that does not tell whether it took effect.</summary>
        public void Unknown(TCall call, params ReadOnlySpan<TKey> keys) => Write(call, Operation<TCall>.Never, keys);

        private void Write(TCall call, long returned, ReadOnlySpan<TKey> keys)
        {
            foreach (var key in keys)
            {
                _recorder.Add(key, new Operation<TCall>(_client, _invoked, returned, call));
            }
        }
    }
}
