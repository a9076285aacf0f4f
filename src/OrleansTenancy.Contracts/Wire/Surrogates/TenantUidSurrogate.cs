using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="TenantUid"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.TenantUid)]
internal struct TenantUidSurrogate
{
    [Id(0)]
    public Guid Value;
}

/// <summary>Carries <see cref="TenantUid"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class TenantUidConverter : IConverter<TenantUid, TenantUidSurrogate>
{
    public TenantUid ConvertFromSurrogate(in TenantUidSurrogate surrogate) => new(surrogate.Value);

    public TenantUidSurrogate ConvertToSurrogate(in TenantUid value) => new() { Value = value.Value };
}
