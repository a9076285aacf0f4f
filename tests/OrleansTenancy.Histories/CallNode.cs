namespace OrleansTenancy.Histories;

/// <summary>The invocation or the answer of a call, in the list of a search.</summary>
internal sealed class CallNode<TCall>(Operation<TCall> operation, int index, bool isAnswer)
{
    public Operation<TCall> Operation => operation;

    /// <summary>Its place in the set of what is placed.</summary>
    public int Index => index;

    public bool IsAnswer => isAnswer;

    /// <summary>The answer of an invocation; null: it never came.</summary>
    public CallNode<TCall>? Answer { get; init; }

    /// <summary>
    /// An earlier call of unknown outcome with the same effect. What the later one can do the earlier one can, so the
    /// later one waits for it: of n such calls only their number counts.
    /// </summary>
    public CallNode<TCall>? Twin { get; set; }

    public CallNode<TCall>? Previous { get; set; }

    public CallNode<TCall>? Next { get; set; }

    public void Unlink()
    {
        Previous!.Next = Next;
        if (Next is not null)
        {
            Next.Previous = Previous;
        }
    }

    // The neighbours are what they were when it was taken out: what was taken last comes back first.
    public void Relink()
    {
        Previous!.Next = this;
        if (Next is not null)
        {
            Next.Previous = this;
        }
    }
}
