using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OrleansTenancy.Contracts.Users;

namespace OrleansTenancy.Gateway.Authentication;

/// <summary>
/// Lets in by personal access tokens. Each request asks the grain of the owner, so a token that was taken away or has
/// ended opens nothing from that instant on, on any node; when the grain cannot answer, nobody is let in (X.12). All
/// that is wrong with a token looks the same from outside.
/// </summary>
/// <param name="options">Of the framework.</param>
/// <param name="logger">Of the framework.</param>
/// <param name="encoder">Of the framework.</param>
/// <param name="grains">Where the owners are.</param>
internal sealed class AccessTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IGrainFactory grains)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The name of this way in.</summary>
    public const string SchemeName = "personal-access-token";

    private const string BearerPrefix = "Bearer ";

    /// <summary>Whether a request comes with such a token, good or bad.</summary>
    public static bool IsMeant(HttpRequest request) =>
        request.Headers.Authorization.ToString()
            .StartsWith(BearerPrefix + AccessTokenText.Prefix, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var text = Request.Headers.Authorization.ToString()[BearerPrefix.Length..];
        if (!AccessTokenText.TryRead(text, out var token)
            || await Tokens(token).Recognise(token.Id, token.SecretHash) is not { } known)
        {
            return AuthenticateResult.Fail("no valid token");
        }

        // The subject and nothing else: no role, so never an operator or a service, and no e-mail, so no invitations.
        var identity = new ClaimsIdentity([new Claim("sub", token.Owner.Value)], SchemeName, "sub", Caller.RoleClaim);
        Context.Features.Set(new PresentedToken(token.Id, known.HasFewerScopes));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }

    private IUserTokens Tokens(AccessTokenText token) => grains.GetGrain<IUserTokens>(token.Owner.GrainKey);
}
