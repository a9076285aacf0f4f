namespace OrleansTenancy.Grains.Storage;

/// <summary>The rows of the staffing indexes, one index per partner, written by one grain each (EN.10).</summary>
public interface IStaffingStore
{
    /// <summary>Everything of one partner, with the version that the next write has to name.</summary>
    Task<StaffingIndex> Load(string partner, CancellationToken cancel);

    /// <summary>Writes and removes rows in one transaction, and answers the new version.</summary>
    /// <exception cref="StoreConflictException">Somebody else wrote the index; nothing was changed.</exception>
    Task<long> Apply(
        string partner, long expectedVersion, IReadOnlyList<StaffingRow> changes, CancellationToken cancel);
}

/// <summary>All rows of one partner.</summary>
/// <param name="Version">Counts writes; 0: there was none.</param>
/// <param name="Rows">The rows.</param>
public sealed record StaffingIndex(long Version, IReadOnlyList<StaffingRow> Rows);

/// <summary>One row.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Key">Which one, within its kind.</param>
/// <param name="Payload">UTF-8 JSON; null: the row goes.</param>
public sealed record StaffingRow(string Kind, string Key, byte[]? Payload);
