using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Grains.Outbox;

namespace OrleansTenancy.Grains.State;

/// <summary>The row of a tenant.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.StoredTenant)]
internal sealed record StoredTenant : IOwing<StoredTenant>
{
    /// <summary>What it owns; null: there never was a tenant under this id.</summary>
    [Id(0)]
    public TenantFacts? Facts { get; init; }

    [Id(1)]
    public OutboxLog Owed { get; init; } = OutboxLog.Empty;

    public StoredTenant WithOwed(OutboxLog owed) => this with { Owed = owed };
}
