using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="TenantId"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.TenantId)]
internal struct TenantIdSurrogate
{
    [Id(0)]
    public string Value;
}

/// <summary>Carries <see cref="TenantId"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class TenantIdConverter : IConverter<TenantId, TenantIdSurrogate>
{
    public TenantId ConvertFromSurrogate(in TenantIdSurrogate surrogate) => TenantId.Parse(surrogate.Value);

    public TenantIdSurrogate ConvertToSurrogate(in TenantId value) => new() { Value = value.Value };
}
