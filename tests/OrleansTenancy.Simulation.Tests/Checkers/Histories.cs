using OrleansTenancy.Histories;

namespace OrleansTenancy.Simulation.Tests.Checkers;

/// <summary>Histories to try checkers with.</summary>
internal static class Histories
{
    public static Operation<AccessCall> Grant(long invoked, long returned, uint facts = 1) =>
        new(0, invoked, returned, AccessCall.Grant(facts));

    public static Operation<AccessCall> Revoke(long invoked, long returned, uint facts = 1) =>
        new(0, invoked, returned, AccessCall.Revoke(facts));

    public static Operation<AccessCall> Lost(AccessCall call, long invoked) =>
        new(0, invoked, Operation<AccessCall>.Never, call);

    public static Operation<AccessCall> Check(long invoked, long returned, bool allowed) =>
        new(1, invoked, returned, AccessCall.Check(allowed));

    /// <summary>
    /// What clients of an object that works would have seen: each call takes effect somewhere between its stamps, or
    /// never when its answer is lost.
    /// </summary>
    public static List<Operation<AccessCall>> OfWorkingObject(
        Random random, AccessModel model, int calls, int clients, bool loses = true)
    {
        var free = new long[clients];
        var state = model.Initial;
        var history = new List<Operation<AccessCall>>();
        var late = new List<(long At, AccessCall Call)>();
        for (var i = 0; i < calls; i++)
        {
            // Effects come one after the other, at 10, 20, ...; the stamps of a call lie around its effect.
            var at = (i + 1) * 10L;
            foreach (var effect in late.Where(l => l.At <= at).ToArray())
            {
                model.TryStep(state, effect.Call, out state);
                late.Remove(effect);
            }

            var client = random.Next(clients);
            var invoked = Math.Max(free[client] + 1, at - random.Next(1, 40));
            if (invoked >= at)
            {
                continue;
            }

            var call = AnyCall(random, model, state);
            if (loses && call.Allowed is null && random.Next(8) == 0)
            {
                history.Add(new Operation<AccessCall>(client, invoked, Operation<AccessCall>.Never, call));
                free[client] = at;
                if (random.Next(2) == 0)
                {
                    late.Add((at + random.Next(60), call));
                }

                continue;
            }

            model.TryStep(state, call, out state);
            free[client] = at + random.Next(1, 40);
            history.Add(new Operation<AccessCall>(client, invoked, free[client], call));
        }

        return history;
    }

    /// <summary>Any few calls at any times, with any answers.</summary>
    public static List<Operation<AccessCall>> Any(Random random, AccessModel model, int calls)
    {
        var history = new List<Operation<AccessCall>>();
        for (var i = 0; i < calls; i++)
        {
            var invoked = random.Next(16);
            var call = random.Next(2) == 0 ? AccessCall.Check(random.Next(2) == 0) : AnyCall(random, model, 0);
            var isLost = call.Allowed is null && random.Next(4) == 0;
            history.Add(new(i, invoked, isLost ? Operation<AccessCall>.Never : invoked + random.Next(1, 9), call));
        }

        return history;
    }

    private static AccessCall AnyCall(Random random, AccessModel model, uint state)
    {
        var some = (uint)random.Next(1, 1 << 3) & model.Facts;
        var other = (uint)random.Next(1, 1 << 3) & model.Facts & ~some;
        return random.Next(7) switch
        {
            0 or 1 => AccessCall.Grant(some),
            2 or 3 => AccessCall.Revoke(some),
            4 => AccessCall.Change(some, other),
            _ => AccessCall.Check(model.Allows(state)),
        };
    }
}
