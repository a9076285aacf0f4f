using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="PartnerId"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.PartnerId)]
internal struct PartnerIdSurrogate
{
    [Id(0)]
    public Guid Value;
}

/// <summary>Carries <see cref="PartnerId"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class PartnerIdConverter : IConverter<PartnerId, PartnerIdSurrogate>
{
    public PartnerId ConvertFromSurrogate(in PartnerIdSurrogate surrogate) => new(surrogate.Value);

    public PartnerIdSurrogate ConvertToSurrogate(in PartnerId value) => new() { Value = value.Value };
}
