using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace OrleansTenancy.Server.Tests;

/// <summary>An issuer of tokens as an operator would have one, with its keys in a file.</summary>
internal sealed class TestIssuer
{
    public const string Name = "https://issuer.test";
    public const string Audience = "tenancy";

    private readonly ECDsaSecurityKey _key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "k1" };

    public void WriteKeys(string file)
    {
        var point = _key.ECDsa.ExportParameters(false).Q;
        File.WriteAllText(file, JsonSerializer.Serialize(new
        {
            keys = new[]
            {
                new
                {
                    kty = "EC", crv = "P-256", kid = "k1", use = "sig", alg = "ES256",
                    x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y),
                },
            },
        }));
    }

    public string Token(string user, string? role = null, string? email = null)
    {
        var claims = new Dictionary<string, object> { ["sub"] = user };
        if (email is not null)
        {
            claims["email"] = email;
            claims["email_verified"] = true;
        }

        if (role is not null)
        {
            claims["tenancy_role"] = role;
        }

        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = Audience,
            Claims = claims,
            Expires = DateTime.UtcNow.AddHours(1),
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
        });
    }
}
