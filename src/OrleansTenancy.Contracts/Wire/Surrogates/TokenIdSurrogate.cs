using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="TokenId"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.TokenId)]
internal struct TokenIdSurrogate
{
    [Id(0)]
    public Guid Value;
}

/// <summary>Carries <see cref="TokenId"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class TokenIdConverter : IConverter<TokenId, TokenIdSurrogate>
{
    public TokenId ConvertFromSurrogate(in TokenIdSurrogate surrogate) => new(surrogate.Value);

    public TokenIdSurrogate ConvertToSurrogate(in TokenId value) => new() { Value = value.Value };
}
