using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="Refusal"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.Refusal)]
internal struct RefusalSurrogate
{
    [Id(0)]
    public string Code;

    [Id(1)]
    public string Detail;
}

/// <summary>Carries <see cref="Refusal"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class RefusalConverter : IConverter<Refusal, RefusalSurrogate>
{
    public Refusal ConvertFromSurrogate(in RefusalSurrogate surrogate) => new(surrogate.Code, surrogate.Detail);

    public RefusalSurrogate ConvertToSurrogate(in Refusal value) => new() { Code = value.Code, Detail = value.Detail };
}
