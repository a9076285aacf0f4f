using System.Globalization;
using System.Text;

namespace OrleansTenancy.Histories;

/// <summary>Both checkers over what clients did with the access of many people to many things.</summary>
/// <typeparam name="TKey">Names one person and one thing.</typeparam>
/// <param name="modelOf">How the access of each depends on facts.</param>
public sealed class AccessHistory<TKey>(Func<TKey, AccessModel> modelOf)
    where TKey : notnull
{
    // Of a long history only what lies around the finding is shown.
    private const int ShownMax = 60;

    private readonly HistoryRecorder<TKey, AccessCall> _recorder = new();

    /// <summary>How many calls were written down.</summary>
    public int Count => _recorder.Count;

    /// <summary>Right before a call is made.</summary>
    public HistoryRecorder<TKey, AccessCall>.PendingCall Begin(int client) => _recorder.Begin(client);

    /// <summary>What was done with one of them, in the order of the calls.</summary>
    public IReadOnlyList<Operation<AccessCall>> Of(TKey key) =>
        [.. _recorder.Histories.Where(h => h.Key.Equals(key)).SelectMany(h => h.Value).OrderBy(o => o.Invoked)];

    /// <summary>Runs both checkers.</summary>
    public AccessFindings Check()
    {
        var findings = new AccessFindings(0, 0, 0, 0, []);
        foreach (var (key, history) in _recorder.Histories)
        {
            var model = modelOf(key);
            var stale = new StaleAnswerScan(model).Scan(history);
            var search = new LinearizabilitySearch<uint, AccessCall>(model).Search(history);
            if (stale.IsEmpty && search.IsLinearizable)
            {
                continue;
            }

            var first = stale.Allows.Concat(stale.Denies).Cast<Operation<AccessCall>?>().FirstOrDefault();
            findings = new AccessFindings(
                findings.StaleAllows + stale.Allows.Count,
                findings.StaleDenies + stale.Denies.Count,
                findings.NotLinearizable + (search.Verdict == Verdict.NotLinearizable ? 1 : 0),
                findings.Undecided + (search.Verdict == Verdict.Undecided ? 1 : 0),
                [.. findings.Texts, Text(key, history, search.StuckAt ?? first)]);
        }

        return findings;
    }

    private static string Text(TKey key, List<Operation<AccessCall>> history, Operation<AccessCall>? found)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{key}: stuck at {found?.Call} of client {found?.Client}\n");
        var sorted = history.OrderBy(o => o.Invoked).ToList();
        var at = found is { } operation ? sorted.IndexOf(operation) : 0;
        foreach (var o in sorted.Skip(Math.Max(0, at - (ShownMax / 2))).Take(ShownMax))
        {
            var returned = o.IsOpen ? "?" : o.Returned.ToString(CultureInfo.InvariantCulture);
            var mark = o == found ? " <" : string.Empty;
            text.Append(CultureInfo.InvariantCulture, $"  {o.Invoked}..{returned} client {o.Client}: {o.Call}{mark}\n");
        }

        return text.ToString();
    }
}

/// <summary>What the checkers found.</summary>
/// <param name="StaleAllows">Checks that allowed by what was revoked before.</param>
/// <param name="StaleDenies">Checks that denied although granted before.</param>
/// <param name="NotLinearizable">Objects for whose answers there is no order.</param>
/// <param name="Undecided">Objects on which the search gave up.</param>
/// <param name="Texts">What was done with each of the objects.</param>
public sealed record AccessFindings(
    int StaleAllows, int StaleDenies, int NotLinearizable, int Undecided, IReadOnlyList<string> Texts)
{
    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Texts.Count == 0;

    /// <inheritdoc />
    public override string ToString() =>
        $"{StaleAllows} stale allows, {StaleDenies} stale denies, {NotLinearizable} not linearizable, "
        + $"{Undecided} undecided\n{string.Join('\n', Texts)}";
}
