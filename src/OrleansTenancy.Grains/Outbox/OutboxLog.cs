using System.Collections.Immutable;
using OrleansTenancy.Contracts.Wire;

namespace OrleansTenancy.Grains.Outbox;

/// <summary>
/// What an owner owes to others: part of its state, so that it is written with the change that causes it.
/// </summary>
/// <param name="LastSequence">The last sequence given; dense, and never given twice.</param>
/// <param name="Entries">What may not have been delivered yet, in order.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.OutboxLog)]
internal sealed record OutboxLog(
    [property: Id(0)] long LastSequence, [property: Id(1)] ImmutableArray<OutboxEntry> Entries)
{
    /// <summary>Nothing was ever owed.</summary>
    public static OutboxLog Empty { get; } = new(0, []);

    /// <summary>Nothing is owed, and no sequence up to this one is given again.</summary>
    public static OutboxLog After(long sequence) => new(sequence, []);

    /// <summary>Owes more, in the given order.</summary>
    public OutboxLog Add(ImmutableArray<OwedEffect> effects)
    {
        var last = LastSequence;
        return new OutboxLog(
            last + effects.Length, [.. Entries, .. effects.Select(e => new OutboxEntry(++last, e))]);
    }
}

/// <summary>One effect with its place.</summary>
/// <param name="Sequence">Its place; what the target knows a repeat by.</param>
/// <param name="Effect">What is owed.</param>
[GenerateSerializer, Immutable, Alias(WireAliases.OutboxEntry)]
internal sealed record OutboxEntry([property: Id(0)] long Sequence, [property: Id(1)] OwedEffect Effect);
