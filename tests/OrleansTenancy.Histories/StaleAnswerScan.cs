namespace OrleansTenancy.Histories;

/// <summary>
/// Finds answers from what was before an acknowledged change, without searching for an order: an allow needs facts that
/// may still have held, a deny needs one that may have been gone. A fact may hold during a check if some grant of it
/// began before the check ended and was not overtaken: no revocation began after that grant was acknowledged and was
/// itself acknowledged before the check began. It shares nothing with the search, finds less, and needs one pass.
/// </summary>
/// <param name="model">The object.</param>
public sealed class StaleAnswerScan(AccessModel model)
{
    /// <summary>Scans the history of one object.</summary>
    public StaleAnswers Scan(IReadOnlyCollection<Operation<AccessCall>> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var changes = history.Where(o => o.Call.Allowed is null).ToArray();
        var facts = Enumerable.Range(0, sizeof(uint) * 8)
            .Select(n => 1u << n)
            .Where(bit => (model.Facts & bit) != 0)
            .Select(bit => new FactTimes(changes, bit, model.Initial))
            .ToArray();
        var allows = new List<Operation<AccessCall>>();
        var denies = new List<Operation<AccessCall>>();
        foreach (var check in history.Where(o => o.Call.Allowed is not null && !o.IsOpen))
        {
            var allowed = check.Call.Allowed == true;
            var facing = Gather(facts, f => allowed ? f.MayHold(check) : !f.MayBeGone(check));
            if (allowed && !model.Allows(facing))
            {
                allows.Add(check);
            }
            else if (!allowed && model.Allows(facing))
            {
                denies.Add(check);
            }
        }

        return new StaleAnswers(allows, denies);
    }

    private static uint Gather(FactTimes[] facts, Func<FactTimes, bool> holds)
    {
        var gathered = 0u;
        foreach (var fact in facts)
        {
            gathered |= holds(fact) ? fact.Bit : 0;
        }

        return gathered;
    }

    // When one fact was given and taken, ready to be asked.
    private sealed class FactTimes
    {
        private readonly Times _given;
        private readonly Times _taken;

        public FactTimes(Operation<AccessCall>[] changes, uint bit, uint initial)
        {
            Bit = bit;
            _given = new Times(changes.Where(c => (c.Call.Set & ~c.Call.Cleared & bit) != 0), (initial & bit) != 0);
            _taken = new Times(changes.Where(c => (c.Call.Cleared & bit) != 0), (initial & bit) == 0);
        }

        public uint Bit { get; }

        public bool MayHold(Operation<AccessCall> check) =>
            _given.LatestAnswerOfThoseInvokedUpTo(check.Returned) >= _taken.LatestInvocationOfThoseAnsweredBefore(check.Invoked);

        public bool MayBeGone(Operation<AccessCall> check) =>
            _taken.LatestAnswerOfThoseInvokedUpTo(check.Returned) >= _given.LatestInvocationOfThoseAnsweredBefore(check.Invoked);
    }

    private sealed class Times
    {
        // Before all stamps: what held at the beginning was given there. One less: never.
        private const long Beginning = long.MinValue + 1;
        private const long NotEver = long.MinValue;

        private readonly (long Key, long Latest)[] _byInvocation;
        private readonly (long Key, long Latest)[] _byAnswer;
        private readonly long _atBeginning;

        public Times(IEnumerable<Operation<AccessCall>> changes, bool atBeginning)
        {
            var all = changes.ToArray();
            _byInvocation = Running(all.Select(c => (c.Invoked, c.Returned)));
            _byAnswer = Running(all.Where(c => !c.IsOpen).Select(c => (c.Returned, c.Invoked)));
            _atBeginning = atBeginning ? Beginning : NotEver;
        }

        public long LatestAnswerOfThoseInvokedUpTo(long stamp) => Latest(_byInvocation, stamp, inclusive: true);

        public long LatestInvocationOfThoseAnsweredBefore(long stamp) =>
            Math.Max(Latest(_byAnswer, stamp, inclusive: false), Beginning);

        private long Latest((long Key, long Latest)[] times, long stamp, bool inclusive)
        {
            var (low, high) = (0, times.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                var counts = inclusive ? times[middle].Key <= stamp : times[middle].Key < stamp;
                (low, high) = counts ? (middle + 1, high) : (low, middle);
            }

            return low == 0 ? _atBeginning : Math.Max(times[low - 1].Latest, _atBeginning);
        }

        private static (long Key, long Latest)[] Running(IEnumerable<(long Key, long Value)> pairs)
        {
            var sorted = pairs.OrderBy(p => p.Key).ToArray();
            var latest = NotEver;
            return [.. sorted.Select(p => (p.Key, latest = Math.Max(latest, p.Value)))];
        }
    }
}

/// <summary>Answers that were out of date when they were asked for.</summary>
/// <param name="Allows">X.6: allowed by what was revoked before.</param>
/// <param name="Denies">Denied although granted before.</param>
public sealed record StaleAnswers(IReadOnlyList<Operation<AccessCall>> Allows, IReadOnlyList<Operation<AccessCall>> Denies)
{
    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Allows.Count == 0 && Denies.Count == 0;
}
