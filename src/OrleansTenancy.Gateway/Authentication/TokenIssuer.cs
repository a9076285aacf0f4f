using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OrleansTenancy.Gateway.Authentication;

/// <summary>Signs short-lived tokens.</summary>
/// <param name="key">Signs them.</param>
/// <param name="issuer">Who they say issued them.</param>
/// <param name="time">The clock.</param>
internal sealed class TokenIssuer(SigningKey key, string issuer, TimeProvider time)
{
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>A signed token.</summary>
    public string Issue(string audience, TimeSpan life, IEnumerable<KeyValuePair<string, object>> claims)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + life,
            Claims = claims.ToDictionary(c => c.Key, c => c.Value),
            SigningCredentials = new SigningCredentials(key.Key, SecurityAlgorithms.EcdsaSha256),
        });
    }
}
