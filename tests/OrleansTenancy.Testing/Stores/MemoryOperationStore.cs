using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Testing.Stores;

/// <summary>Idempotency keys in memory, for grain tests; the real stores have tests of their own.</summary>
public sealed class MemoryOperationStore : IOperationStore
{
    private readonly Dictionary<(string Caller, string Key), OperationRow> _rows = [];

    /// <summary>What is stored, as text.</summary>
    public IEnumerable<string> Texts => Rows.Select(
        r => StoredText.Of(r.Caller, r.Key, r.Fingerprint, r.Tenant?.ToString(), r.Reply, r.Answer));

    /// <summary>What is stored.</summary>
    public IReadOnlyList<OperationRow> Rows
    {
        get
        {
            lock (_rows)
            {
                return [.. _rows.Values];
            }
        }
    }

    /// <inheritdoc />
    public Task<OperationRow?> Find(string caller, string key, CancellationToken cancel)
    {
        lock (_rows)
        {
            return Task.FromResult(_rows.GetValueOrDefault((caller, key)));
        }
    }

    /// <inheritdoc />
    public Task<long> Count(string caller, DateTimeOffset after, CancellationToken cancel)
    {
        lock (_rows)
        {
            return Task.FromResult(_rows.Values.LongCount(r => r.Caller == caller && r.At > after));
        }
    }

    /// <inheritdoc />
    public Task Put(IReadOnlyList<OperationRow> rows, DateTimeOffset expired, CancellationToken cancel)
    {
        lock (_rows)
        {
            foreach (var row in rows)
            {
                Put(row, expired);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task Answered(string caller, string key, string fingerprint, byte[] answer, CancellationToken cancel)
    {
        lock (_rows)
        {
            if (_rows.TryGetValue((caller, key), out var row)
                && row.Fingerprint == fingerprint
                && row is { Reply: not null, Answer: null })
            {
                _rows[(caller, key)] = row with { Answer = answer };
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task Prune(DateTimeOffset expired, int limit, CancellationToken cancel)
    {
        lock (_rows)
        {
            foreach (var row in _rows.Values.Where(r => r.At <= expired).OrderBy(r => r.At).Take(limit).ToArray())
            {
                _rows.Remove((row.Caller, row.Key));
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Removes what goes with a tenant.</summary>
    public void Purge(TenantUid tenant)
    {
        lock (_rows)
        {
            foreach (var row in _rows.Values.Where(r => r.Tenant == tenant).ToArray())
            {
                _rows.Remove((row.Caller, row.Key));
            }
        }
    }

    private void Put(OperationRow row, DateTimeOffset expired)
    {
        var key = (row.Caller, row.Key);
        if (!_rows.TryGetValue(key, out var old) || old.At <= expired)
        {
            _rows[key] = row;
        }
        else if (old.Fingerprint == row.Fingerprint && old.Reply is null && row.Reply is not null)
        {
            _rows[key] = old with { Reply = row.Reply, At = row.At, Tenant = row.Tenant };
        }
    }
}
