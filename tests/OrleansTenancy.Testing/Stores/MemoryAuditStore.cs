using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Testing.Stores;

/// <summary>The audit trail in memory, for grain tests; the real stores have tests of their own.</summary>
/// <param name="faults">Lets appends fail; the key of a chain is the key of its grain.</param>
public sealed class MemoryAuditStore(StorageFaults faults) : IAuditStore
{
    private readonly SortedDictionary<string, (AuditHead Head, List<AuditRecord> Records)> _chains =
        new(StringComparer.Ordinal);

    /// <summary>Everything that is stored, by chain.</summary>
    public IReadOnlyList<AuditRecord> All
    {
        get
        {
            lock (_chains)
            {
                return [.. _chains.Values.SelectMany(c => c.Records)];
            }
        }
    }

    /// <inheritdoc />
    public async Task<bool> Append(string chain, IReadOnlyList<AuditDraft> drafts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        var fault = await faults.BeforeWrite(chain);
        if (fault == WriteFault.Before)
        {
            throw new IOException("the store failed before the write");
        }

        bool taken;
        lock (_chains)
        {
            taken = drafts.All(d => Append(chain, d));
        }

        return fault == WriteFault.After ? throw new IOException("the store failed after the write") : taken;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<AuditRecord>> Read(string chain, long after, int limit, CancellationToken cancel)
    {
        lock (_chains)
        {
            return Task.FromResult<IReadOnlyList<AuditRecord>>(
                _chains.TryGetValue(chain, out var stored)
                    ? [.. stored.Records.Where(r => r.Sequence > after).Take(limit)]
                    : []);
        }
    }

    /// <inheritdoc />
    public Task<AuditHead?> Head(string chain, CancellationToken cancel)
    {
        lock (_chains)
        {
            return Task.FromResult(_chains.TryGetValue(chain, out var stored) ? stored.Head : null);
        }
    }

    /// <inheritdoc />
    public Task<string?> LastLife(string name, CancellationToken cancel)
    {
        lock (_chains)
        {
            return Task.FromResult(_chains
                .Where(c => c.Key.StartsWith(name + '/', StringComparison.Ordinal))
                .OrderByDescending(c => c.Value.Records[^1].Entry.At, StringComparer.Ordinal)
                .Select(c => c.Key)
                .FirstOrDefault());
        }
    }

    /// <inheritdoc />
    public Task<string?> NextChain(string after, CancellationToken cancel)
    {
        lock (_chains)
        {
            return Task.FromResult(_chains.Keys.FirstOrDefault(c => string.CompareOrdinal(c, after) > 0));
        }
    }

    /// <inheritdoc />
    public Task<bool> Purge(string chain, int limit, CancellationToken cancel)
    {
        lock (_chains)
        {
            if (_chains.TryGetValue(chain, out var stored))
            {
                var last = stored.Records[^1];
                _chains[chain] = AuditChain.Closes(chain, last.Entry.Action)
                    ? (stored.Head with { PurgedThrough = last.Sequence - 1 }, [last])
                    : throw new InvalidOperationException("the tenant was not deleted");
            }

            return Task.FromResult(false);
        }
    }

    private bool Append(string chain, AuditDraft draft)
    {
        var (head, records) = _chains.TryGetValue(chain, out var stored) ? stored : (AuditHead.None, []);
        if (records.Count > 0 && AuditChain.Closes(chain, records[^1].Entry.Action))
        {
            return false;
        }

        if (!records.Exists(r => r.Entry.Id == draft.Entry.Id))
        {
            var record = AuditChain.Next(chain, head, draft.Source, draft.SourceSequence, draft.Entry);
            records.Add(record);
            _chains[chain] = (head with { Sequence = record.Sequence, Hash = record.Hash }, records);
        }

        return true;
    }
}
