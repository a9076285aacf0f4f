using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Testing.Stores;

/// <summary>Staffing indexes in memory, for grain tests; the real stores have tests of their own.</summary>
/// <param name="faults">Lets writes fail; the key of an index is the key of its grain.</param>
public sealed class MemoryStaffingStore(StorageFaults faults) : IStaffingStore
{
    private readonly Dictionary<string, (long Version, Dictionary<(string Kind, string Key), StaffingRow> Rows)> _all = [];

    /// <summary>What is stored, as text.</summary>
    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (_all)
            {
                return [.. _all.SelectMany(p => p.Value.Rows.Values.Select(r => StoredText.Of(r.Kind, r.Key, r.Payload)))];
            }
        }
    }

    /// <summary>How many rows were written.</summary>
    public int RowsWritten { get; private set; }

    /// <inheritdoc />
    public Task<StaffingIndex> Load(string partner, CancellationToken cancel)
    {
        lock (_all)
        {
            return Task.FromResult(_all.TryGetValue(partner, out var index)
                ? new StaffingIndex(index.Version, [.. index.Rows.Values])
                : new StaffingIndex(0, []));
        }
    }

    /// <inheritdoc />
    public async Task<long> Apply(
        string partner, long expectedVersion, IReadOnlyList<StaffingRow> changes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var fault = await faults.BeforeWrite(partner);
        if (fault == WriteFault.Before)
        {
            throw new IOException("the store failed before the write");
        }

        lock (_all)
        {
            var (version, rows) = _all.TryGetValue(partner, out var index) ? index : (0, []);
            if (version != expectedVersion)
            {
                throw new StoreConflictException(partner);
            }

            foreach (var change in changes)
            {
                RowsWritten++;
                if (change.Payload is null)
                {
                    rows.Remove((change.Kind, change.Key));
                }
                else
                {
                    rows[(change.Kind, change.Key)] = change;
                }
            }

            _all[partner] = (version + 1, rows);
        }

        return fault == WriteFault.After
            ? throw new IOException("the store failed after the write")
            : expectedVersion + 1;
    }
}
