using Microsoft.IdentityModel.Tokens;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Gateway.Authentication;

/// <summary>Tokens that a tenant's own applications accept; their keys are published.</summary>
/// <param name="key">Signs them.</param>
/// <param name="issuer">The public address of this service.</param>
/// <param name="time">The clock.</param>
internal sealed class LoginTokens(SigningKey key, Uri issuer, TimeProvider time)
{
    private readonly TokenIssuer _issuer = new(key, issuer.ToString().TrimEnd('/'), time);

    /// <summary>The public half of the key, as a JSON Web Key Set.</summary>
    public object KeySet { get; } = PublicKeys(key);

    /// <summary>A token of one person for one tenant.</summary>
    public string Issue(
        TenantId tenant, UserId user, string source, string? partner, IReadOnlyList<string> roles, TimeSpan life)
    {
        var claims = new Dictionary<string, object> { ["sub"] = user.Value, ["source"] = source, ["roles"] = roles };
        if (partner is not null)
        {
            claims["partner_id"] = partner;
        }

        return _issuer.Issue(string.Join(':', "tenant", tenant.Value), life, claims);
    }

    private static object PublicKeys(SigningKey key)
    {
        var point = key.Key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new
        {
            keys = new[]
            {
                new
                {
                    kty = "EC",
                    crv = "P-256",
                    use = "sig",
                    alg = "ES256",
                    kid = key.Key.KeyId,
                    x = Base64UrlEncoder.Encode(point.X),
                    y = Base64UrlEncoder.Encode(point.Y),
                },
            },
        };
    }
}
