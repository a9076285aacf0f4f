using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Hosting;

namespace OrleansTenancy.Gateway.Authentication;

/// <summary>Which tokens are believed.</summary>
internal static class TokenValidation
{
    /// <summary>Issuer and audience of development tokens.</summary>
    public const string DevelopmentIssuer = "orleanstenancy-development";

    private const string Bearer = "Bearer ";

    // A key that is known to the verifier alone proves nothing about the issuer: no symmetric algorithms.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
    ];

    /// <summary>Sets up the bearer scheme.</summary>
    public static void Configure(JwtBearerOptions bearer, GatewayOptions options, SigningKey? development)
    {
        var issuers = new List<string>();
        var audiences = new List<string>();
        var keys = new List<SecurityKey>();
        var outside = options.Authentication;
        if (outside.Authority.Length > 0)
        {
            bearer.Authority = outside.Authority;
            bearer.RequireHttpsMetadata = outside.RequireHttps;
        }

        if (outside.JwksFile.Length > 0)
        {
            keys.AddRange(new JsonWebKeySet(File.ReadAllText(outside.JwksFile)).GetSigningKeys());
            issuers.Add(outside.Issuer);
        }

        if (outside.Audience.Length > 0)
        {
            audiences.Add(outside.Audience);
        }

        if (development is not null)
        {
            keys.Add(development.Key);
            issuers.Add(DevelopmentIssuer);
            audiences.Add(DevelopmentIssuer);
        }

        bearer.MapInboundClaims = false;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuers = issuers,
            ValidAudiences = audiences,
            IssuerSigningKeys = keys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            NameClaimType = "sub",
            RoleClaimType = Caller.RoleClaim,
            ClockSkew = TimeSpan.FromSeconds(30),
        };
        bearer.SaveToken = false;
        bearer.Events = new JwtBearerEvents { OnMessageReceived = Recognise, OnTokenValidated = Accept };
    }

    private static Task Recognise(MessageReceivedContext context)
    {
        if (TokenOf(context.Request) is { } token && Known(context.HttpContext).Find(token) is { } bearer)
        {
            context.Principal = bearer;
            context.Success();
        }

        return Task.CompletedTask;
    }

    private static Task Accept(TokenValidatedContext context)
    {
        if (!UserId.TryParse(context.Principal?.FindFirst("sub")?.Value, out _))
        {
            context.Fail("`sub` is no user id");
        }
        else if (TokenOf(context.Request) is { } token)
        {
            Known(context.HttpContext).Keep(token, context.Principal!, context.SecurityToken.ValidTo);
        }

        return Task.CompletedTask;
    }

    private static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..]
            : null;

    private static KnownTokens Known(HttpContext context) => context.RequestServices.GetRequiredService<KnownTokens>();
}
