namespace OrleansTenancy.Histories;

/// <summary>What a search has not placed yet, in the order of time; and what it has, as a set.</summary>
internal sealed class CallList<TCall>
    where TCall : IEquatable<TCall>
{
    private readonly CallNode<TCall> _head = new(default, -1, isAnswer: false);
    private readonly ulong[] _placed;
    private readonly int _answered;

    private CallList(int answered, int open)
    {
        _answered = answered;
        _placed = new ulong[CallSet.Words(answered) + CallSet.Words(open)];
    }

    public CallNode<TCall>? First => _head.Next;

    /// <summary>How many answers were given that no place explains yet.</summary>
    public int AnswersLeft { get; private set; }

    public static CallList<TCall> Of(IEnumerable<Operation<TCall>> history)
    {
        var all = history.OrderBy(o => o.Invoked).ToArray();
        var answered = all.Count(o => !o.IsOpen);
        var list = new CallList<TCall>(answered, all.Length - answered) { AnswersLeft = answered };
        var nodes = new List<CallNode<TCall>>(all.Length + answered);
        var twins = new Dictionary<TCall, CallNode<TCall>>();

        // Calls of unknown outcome have indices of their own behind the others, so that the others fill up from below.
        var (nextAnswered, nextOpen) = (0, CallSet.Words(answered) * CallSet.WordBits);
        foreach (var operation in all)
        {
            var index = operation.IsOpen ? nextOpen++ : nextAnswered++;
            var answer = operation.IsOpen ? null : new CallNode<TCall>(operation, index, isAnswer: true);
            var node = new CallNode<TCall>(operation, index, isAnswer: false) { Answer = answer };
            nodes.Add(node);
            if (answer is not null)
            {
                nodes.Add(answer);
                continue;
            }

            node.Twin = twins.GetValueOrDefault(operation.Call);
            twins[operation.Call] = node;
        }

        list.Link(nodes.OrderBy(n => n.IsAnswer ? n.Operation.Returned : n.Operation.Invoked).ThenBy(n => n.IsAnswer));
        return list;
    }

    /// <summary>Whether nothing that would do as well has to come before.</summary>
    public bool MayComeNow(CallNode<TCall> node) => node.Twin is null || IsPlaced(node.Twin.Index);

    public void Take(CallNode<TCall> node)
    {
        node.Unlink();
        _placed[node.Index / CallSet.WordBits] |= 1UL << (node.Index % CallSet.WordBits);
        if (node.Answer is not null)
        {
            node.Answer.Unlink();
            AnswersLeft--;
        }
    }

    public void PutBack(CallNode<TCall> node)
    {
        if (node.Answer is not null)
        {
            node.Answer.Relink();
            AnswersLeft++;
        }

        _placed[node.Index / CallSet.WordBits] &= ~(1UL << (node.Index % CallSet.WordBits));
        node.Relink();
    }

    public CallSet Key() => CallSet.Of(_placed, CallSet.Words(_answered));

    private bool IsPlaced(int index) =>
        (_placed[index / CallSet.WordBits] & (1UL << (index % CallSet.WordBits))) != 0;

    private void Link(IEnumerable<CallNode<TCall>> nodes)
    {
        var last = _head;
        foreach (var node in nodes)
        {
            last.Next = node;
            node.Previous = last;
            last = node;
        }
    }
}
