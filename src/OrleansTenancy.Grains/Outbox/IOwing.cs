namespace OrleansTenancy.Grains.Outbox;

/// <summary>A stored state that has an outbox in it.</summary>
/// <typeparam name="TSelf">The state record itself.</typeparam>
internal interface IOwing<TSelf>
    where TSelf : IOwing<TSelf>
{
    /// <summary>What is owed.</summary>
    OutboxLog Owed { get; }

    /// <summary>The same state with another outbox.</summary>
    TSelf WithOwed(OutboxLog owed);
}
