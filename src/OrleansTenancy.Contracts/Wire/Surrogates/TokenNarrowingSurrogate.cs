using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Tokens;

namespace OrleansTenancy.Contracts.Wire.Surrogates;

/// <summary>The wire and stored form of <see cref="TokenNarrowing"/>. A field id is never used again.</summary>
[GenerateSerializer, Immutable, Alias(WireAliases.TokenNarrowing)]
internal struct TokenNarrowingSurrogate
{
    [Id(0)]
    public TenantId? Tenant;

    [Id(1)]
    public TenantUid? Uid;

    [Id(2)]
    public ImmutableArray<string>? Scopes;
}

/// <summary>Carries <see cref="TokenNarrowing"/> across silos without a reference from Domain to Orleans.</summary>
[RegisterConverter]
internal sealed class TokenNarrowingConverter : IConverter<TokenNarrowing, TokenNarrowingSurrogate>
{
    public TokenNarrowing ConvertFromSurrogate(in TokenNarrowingSurrogate surrogate) =>
        new(surrogate.Tenant, surrogate.Uid, surrogate.Scopes);

    public TokenNarrowingSurrogate ConvertToSurrogate(in TokenNarrowing value) => new()
    {
        Tenant = value.Tenant,
        Uid = value.Uid,
        Scopes = value.Scopes,
    };
}
