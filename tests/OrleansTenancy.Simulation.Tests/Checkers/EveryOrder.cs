using OrleansTenancy.Histories;

namespace OrleansTenancy.Simulation.Tests.Checkers;

/// <summary>Linearizability by its definition: tries every order of every choice of the calls of unknown outcome.</summary>
internal static class EveryOrder
{
    public static bool HasOne(List<Operation<AccessCall>> history, AccessModel model) =>
        HasOne(history, model, model.Initial);

    private static bool HasOne(List<Operation<AccessCall>> left, AccessModel model, uint state)
    {
        if (left.All(o => o.IsOpen))
        {
            return true;
        }

        foreach (var next in left.Where(o => !left.Any(other => other.IsBefore(o))))
        {
            if (model.TryStep(state, next.Call, out var after) && HasOne(Without(left, next), model, after))
            {
                return true;
            }
        }

        return false;
    }

    private static List<Operation<AccessCall>> Without(
        List<Operation<AccessCall>> history, Operation<AccessCall> operation)
    {
        var rest = new List<Operation<AccessCall>>(history);
        rest.Remove(operation);
        return rest;
    }
}
