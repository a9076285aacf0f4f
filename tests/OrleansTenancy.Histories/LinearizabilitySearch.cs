namespace OrleansTenancy.Histories;

/// <summary>
/// Wing and Gong's search with the memory of Lowe: is there an order of the calls, each at one instant between its
/// invocation and its answer, in which one object would have answered so? Calls of unknown outcome may take effect at
/// any time after they were made, or never.
/// </summary>
/// <typeparam name="TState">The state of the object.</typeparam>
/// <typeparam name="TCall">What it was asked, and what it answered.</typeparam>
/// <param name="model">The object.</param>
/// <param name="stepsMax">After so many steps the search gives up; a history that is this hard says nothing.</param>
public sealed class LinearizabilitySearch<TState, TCall>(
    ISequentialModel<TState, TCall> model, long stepsMax = LinearizabilitySearch<TState, TCall>.StepsMax)
    where TState : IEquatable<TState>
    where TCall : IEquatable<TCall>
{
    private const long StepsMax = 50_000_000;

    /// <summary>Searches the history of one object.</summary>
    public Linearizability<TCall> Search(IEnumerable<Operation<TCall>> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new Run(model, CallList<TCall>.Of(history), stepsMax).Search();
    }

    // One search. The list holds what has no place in the order yet; the stack is the order so far.
    private sealed class Run(ISequentialModel<TState, TCall> model, CallList<TCall> calls, long stepsMax)
    {
        private readonly Stack<Placed> _order = new();
        private readonly HashSet<Visited> _visited = [];
        private TState _state = model.Initial;
        private CallNode<TCall>? _stuckAt;
        private int _longest = -1;

        public Linearizability<TCall> Search()
        {
            var node = calls.First;
            for (var steps = 0L; calls.AnswersLeft > 0; steps++)
            {
                if (steps == stepsMax)
                {
                    return new Linearizability<TCall>(Verdict.Undecided, Order(), null);
                }

                if (node is { IsAnswer: false } && TryPlace(node))
                {
                    node = calls.First;
                }
                else if (node is { IsAnswer: false })
                {
                    node = node.Next;
                }
                else
                {
                    // This answer was given before anything that is left could happen: what was placed last is wrong.
                    Remember(node);
                    node = TakeBack();
                    if (node is null)
                    {
                        return new Linearizability<TCall>(Verdict.NotLinearizable, Order(), _stuckAt?.Operation);
                    }
                }
            }

            return new Linearizability<TCall>(Verdict.Linearizable, Order(), null);
        }

        private bool TryPlace(CallNode<TCall> node)
        {
            if (!calls.MayComeNow(node) || !model.TryStep(_state, node.Operation.Call, out var next))
            {
                return false;
            }

            // A call of unknown outcome that would change nothing here can as well be left for later.
            if (node.Operation.IsOpen && next.Equals(_state))
            {
                return false;
            }

            // A read that fits here takes nothing from what comes later, so it need not be tried anywhere else.
            var isForced = model.IsRead(node.Operation.Call);
            calls.Take(node);
            if (!isForced && !_visited.Add(new Visited(calls.Key(), next)))
            {
                calls.PutBack(node);
                return false;
            }

            _order.Push(new Placed(node, _state, isForced));
            _state = next;
            return true;
        }

        // Back to the last choice; the search goes on behind what was chosen there. Null: there was none.
        private CallNode<TCall>? TakeBack()
        {
            while (_order.TryPop(out var placed))
            {
                calls.PutBack(placed.Node);
                _state = placed.Before;
                if (!placed.IsForced)
                {
                    return placed.Node.Next;
                }
            }

            return null;
        }

        private void Remember(CallNode<TCall>? answer)
        {
            if (_order.Count > _longest)
            {
                _longest = _order.Count;
                _stuckAt = answer;
            }
        }

        private Operation<TCall>[] Order() => [.. _order.Reverse().Select(p => p.Node.Operation)];
    }

    private readonly record struct Placed(CallNode<TCall> Node, TState Before, bool IsForced);

    private readonly record struct Visited(CallSet Placed, TState State);
}
