namespace OrleansTenancy.Histories;

/// <summary>How one object answers when its calls come one at a time.</summary>
/// <typeparam name="TState">Its state; compared by value.</typeparam>
/// <typeparam name="TCall">What it was asked, and what it answered.</typeparam>
public interface ISequentialModel<TState, TCall>
    where TState : IEquatable<TState>
    where TCall : IEquatable<TCall>
{
    /// <summary>The state before the first call.</summary>
    TState Initial { get; }

    /// <summary>
    /// Whether the object may answer so in a state, and the state after it. A call of unknown outcome carries no
    /// answer and must be possible in every state.
    /// </summary>
    bool TryStep(TState state, TCall call, out TState next);

    /// <summary>Whether a call leaves every state as it is.</summary>
    bool IsRead(TCall call);
}
