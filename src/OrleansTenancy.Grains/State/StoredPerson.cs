using System.Collections.Immutable;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Tokens;
using OrleansTenancy.Grains.Outbox;

namespace OrleansTenancy.Grains.State;

/// <summary>The row of a person.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.StoredPerson)]
internal sealed record StoredPerson : IOwing<StoredPerson>
{
    /// <summary>What the person owns; null: nothing was ever decided about them.</summary>
    [Id(0)]
    public PersonFacts? Facts { get; init; }

    /// <summary>
    /// The last outbox sequence applied, by the grain key of the owner that decided. Kept also when nothing of the
    /// owner is left, because a late repeat must not bring back what was taken away; until the owner is gone, which
    /// waits for what may be under way.
    /// </summary>
    [Id(1)]
    public ImmutableDictionary<string, long> Applied { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>
    /// Personal access tokens. Apart from the facts, because they say nothing about what the person may do: a row that
    /// was written before there were any has none.
    /// </summary>
    [Id(2)]
    public ImmutableArray<AccessTokenFacts> Tokens { get; init; } = [];

    /// <summary>What the person's own changes owe to the audit trail.</summary>
    [Id(3)]
    public OutboxLog Owed { get; init; } = OutboxLog.Empty;

    public StoredPerson WithOwed(OutboxLog owed) => this with { Owed = owed };
}
