using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Grains.Outbox;

namespace OrleansTenancy.Grains.State;

/// <summary>The row of a partner.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.StoredPartner)]
internal sealed record StoredPartner : IOwing<StoredPartner>
{
    /// <summary>What it owns; null: there is no partner under this id.</summary>
    [Id(0)]
    public PartnerFacts? Facts { get; init; }

    [Id(1)]
    public OutboxLog Owed { get; init; } = OutboxLog.Empty;

    public StoredPartner WithOwed(OutboxLog owed) => this with { Owed = owed };
}
