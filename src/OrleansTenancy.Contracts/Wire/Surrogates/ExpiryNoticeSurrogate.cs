using OrleansTenancy.Domain.Links;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="ExpiryNotice"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.ExpiryNotice)]
internal struct ExpiryNoticeSurrogate
{
    [Id(0)]
    public DateTimeOffset ExpiresAt;

    [Id(1)]
    public int Days;
}

/// <summary>Carries <see cref="ExpiryNotice"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class ExpiryNoticeConverter : IConverter<ExpiryNotice, ExpiryNoticeSurrogate>
{
    public ExpiryNotice ConvertFromSurrogate(in ExpiryNoticeSurrogate surrogate) =>
        new(surrogate.ExpiresAt, surrogate.Days);

    public ExpiryNoticeSurrogate ConvertToSurrogate(in ExpiryNotice value) => new()
    {
        ExpiresAt = value.ExpiresAt,
        Days = value.Days,
    };
}
