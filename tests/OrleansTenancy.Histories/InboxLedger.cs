namespace OrleansTenancy.Histories;

/// <summary>
/// Compares what one recipient can read with what was acknowledged: each acknowledged event once, none that was never
/// asked for, dense sequences from 1, and in the order in which the changes were acknowledged.
/// </summary>
public static class InboxLedger
{
    /// <summary>Compares.</summary>
    /// <param name="changes">The changes that notify, with the id that their notification carries.</param>
    /// <param name="read">What can be read at the end, in the order in which it was read.</param>
    public static InboxFindings Compare(
        IReadOnlyCollection<Operation<string>> changes, IReadOnlyList<(long Sequence, string Event)> read)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(read);
        var known = changes.ToDictionary(c => c.Call);
        var counts = read.CountBy(r => r.Event).ToDictionary();
        var gaps = read.Index().Count(r => r.Item.Sequence != r.Index + 1);
        return new InboxFindings(
            Lost: changes.Count(c => !c.IsOpen && !counts.ContainsKey(c.Call)),
            Doubled: counts.Values.Sum(n => n - 1),
            Foreign: counts.Keys.Count(e => !known.ContainsKey(e)),
            Gaps: gaps,
            Reordered: Reordered([.. read.Where(r => known.ContainsKey(r.Event)).Select(r => known[r.Event])]));
    }

    // Read from the end, the earliest answer so far must not lie before the invocation of what comes earlier.
    private static int Reordered(Operation<string>[] read)
    {
        var (reordered, earliest) = (0, Operation<string>.Never);
        foreach (var change in read.Reverse())
        {
            reordered += earliest < change.Invoked ? 1 : 0;
            earliest = Math.Min(earliest, change.Returned);
        }

        return reordered;
    }
}

/// <summary>How an inbox differs from what was acknowledged.</summary>
/// <param name="Lost">Acknowledged and not there.</param>
/// <param name="Doubled">There more than once.</param>
/// <param name="Foreign">There, and nobody asked for it or it was refused.</param>
/// <param name="Gaps">Sequences that are not the next one.</param>
/// <param name="Reordered">There before one that was acknowledged before it was asked for.</param>
public sealed record InboxFindings(int Lost, int Doubled, int Foreign, int Gaps, int Reordered)
{
    /// <summary>No difference.</summary>
    public static InboxFindings None { get; } = new(0, 0, 0, 0, 0);
}
