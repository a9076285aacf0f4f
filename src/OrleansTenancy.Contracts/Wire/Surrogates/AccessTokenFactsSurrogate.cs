using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Tokens;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The stored form of <see cref="AccessTokenFacts"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.AccessTokenFacts)]
internal struct AccessTokenFactsSurrogate
{
    [Id(0)]
    public TokenId Id;

    [Id(1)]
    public string Name;

    [Id(2)]
    public ImmutableArray<byte> Hash;

    [Id(3)]
    public DateTimeOffset CreatedAt;

    [Id(4)]
    public DateTimeOffset? NotBefore;

    [Id(5)]
    public DateTimeOffset ExpiresAt;

    [Id(6)]
    public TokenNarrowing Narrowing;
}

/// <summary>Carries <see cref="AccessTokenFacts"/> into the store without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class AccessTokenFactsConverter : IConverter<AccessTokenFacts, AccessTokenFactsSurrogate>
{
    public AccessTokenFacts ConvertFromSurrogate(in AccessTokenFactsSurrogate surrogate) => new(
        surrogate.Id,
        surrogate.Name,
        surrogate.Hash,
        surrogate.CreatedAt,
        surrogate.NotBefore,
        surrogate.ExpiresAt,
        surrogate.Narrowing);

    public AccessTokenFactsSurrogate ConvertToSurrogate(in AccessTokenFacts value) => new()
    {
        Id = value.Id,
        Name = value.Name,
        Hash = value.Hash,
        CreatedAt = value.CreatedAt,
        NotBefore = value.NotBefore,
        ExpiresAt = value.ExpiresAt,
        Narrowing = value.Narrowing,
    };
}
