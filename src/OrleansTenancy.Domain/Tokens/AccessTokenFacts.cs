using System.Collections.Immutable;
using System.Security.Cryptography;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Tokens;

/// <summary>
/// A personal access token: its owner in what they may do now, or in less. What it is recognised by is stored only as
/// a hash of it.
/// </summary>
/// <param name="Id">Its name.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Hash">SHA-256 of its secret, which is 256 bits of chance and therefore needs no slow hash.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="NotBefore">In force from this instant on; null: at once (X.5).</param>
/// <param name="ExpiresAt">No longer in force at this instant (X.5); there is no token without an end.</param>
/// <param name="Narrowing">What it does not reach of what its owner reaches.</param>
public sealed record AccessTokenFacts(
    TokenId Id,
    string Name,
    ImmutableArray<byte> Hash,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NotBefore,
    DateTimeOffset ExpiresAt,
    TokenNarrowing Narrowing)
{
    /// <summary>Whether it counts at an instant.</summary>
    public bool IsLive(DateTimeOffset at) => !(NotBefore > at) && ExpiresAt > at;

    /// <summary>
    /// Whether a secret with this hash is its own. Takes as long for a hash that differs in the first byte as for one
    /// that differs in the last.
    /// </summary>
    public bool IsProvedBy(ReadOnlySpan<byte> hash) => CryptographicOperations.FixedTimeEquals(Hash.AsSpan(), hash);
}

/// <summary>What a token leaves out of what its owner may do.</summary>
/// <param name="Tenant">The only tenant that it reaches; null: all that its owner reaches.</param>
/// <param name="Uid">Which life of that tenant; a tenant made again under its name is another one (V15).</param>
/// <param name="Scopes">The only scopes that it uses, by name, sorted; null: all that its owner holds.</param>
public sealed record TokenNarrowing(TenantId? Tenant, TenantUid? Uid, ImmutableArray<string>? Scopes)
{
    /// <summary>Leaves nothing out.</summary>
    public static TokenNarrowing None { get; } = new(null, null, null);

    /// <summary>Whether it leaves anything out.</summary>
    public bool IsNone => Tenant is null && Scopes is null;
}
