using System.Security.Cryptography;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Tokens;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Operations;
using OrleansTenancy.Gateway.Paging;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.People;

/// <summary>The caller's personal access tokens.</summary>
internal static class TokenEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("/v1/me/tokens").WithTags("me");
        tokens.MapGet("", List).WithSummary("My access tokens").Produces<Page<TokenBody>>();
        tokens.MapPost("", Create)
            .WithSummary("Make an access token; its text is shown this once").Produces<CreatedTokenBody>(201)
            .WithoutKey("the text of a token is shown once and never kept, so it cannot be answered again");
        tokens.MapDelete("/{tokenId}", Revoke).WithSummary("Take an access token away").Produces(204)
            .WithoutKey("what is taken away never comes back under its id, so a repeat does no harm");
    }

    private static async Task<IResult> List(Caller caller, PageQuery page, IGrainFactory grains)
    {
        DemandSelf(caller);
        var tokens = await grains.Tokens(caller.User).List();
        return Results.Ok(page.Of(tokens.Select(Shown), t => t.TokenId));
    }

    private static async Task<IResult> Create(
        CreateTokenBody body, Caller caller, HttpResponse response, Gate gate, IGrainFactory grains)
    {
        DemandSelf(caller);
        var narrowing = new TokenNarrowing(null, null, Bodies.Array(body.Scopes));
        if (body.TenantId is { } text)
        {
            var tenant = Bodies.TenantId(text);
            var access = await gate.Demand(caller, tenant, AccessTokenRules.Scope);
            narrowing = narrowing with { Tenant = tenant, Uid = access.Uid };
            await grains.Tenant(tenant).Trace(caller.Context, access.Uid!.Value).OrProblem();
        }

        // What is made here leaves this node once, to the owner; what is stored is its hash.
        var secret = RandomNumberGenerator.GetBytes(AccessTokenText.SecretBytes);
        var view = await grains.Tokens(caller.User).Create(new CreateTokenCommand(
            caller.Context,
            body.Name,
            AccessTokenText.HashOf(secret),
            body.NotBefore?.ToUniversalTime(),
            body.ExpiresAt.ToUniversalTime(),
            narrowing)).OrProblem();
        var shown = Shown(view);
        response.Headers.CacheControl = "no-store";
        return Results.Created(
            $"/v1/me/tokens/{view.Id}",
            new CreatedTokenBody(
                shown.TokenId,
                shown.Name,
                shown.CreatedAt,
                shown.NotBefore,
                shown.ExpiresAt,
                shown.TenantId,
                shown.Scopes,
                AccessTokenText.Write(view.Id, caller.User, secret)));
    }

    private static async Task<IResult> Revoke(string tokenId, Caller caller, IGrainFactory grains)
    {
        DemandSelf(caller);
        if (!TokenId.TryParse(tokenId, out var token))
        {
            throw ProblemException.From(new Refusal(RefusalCodes.TokenUnknown, "you have no such token"));
        }

        await grains.Tokens(caller.User).Revoke(new RevokeTokenCommand(caller.Context, token)).OrProblem();
        return Results.NoContent();
    }

    // A token that could make or find others would outlive its own end.
    private static void DemandSelf(Caller caller)
    {
        Gate.DemandPerson(caller);
        if (caller.Token is not null)
        {
            throw new ProblemException(
                StatusCodes.Status403Forbidden,
                ProblemCodes.Forbidden,
                "tokens are made, listed and taken away by a person who has logged in, not by a token");
        }
    }

    private static TokenBody Shown(TokenView token) =>
        new(
            token.Id.ToString(),
            token.Name,
            token.CreatedAt,
            token.NotBefore,
            token.ExpiresAt,
            token.Narrowing.Tenant?.Value,
            token.Narrowing.Scopes);
}

/// <summary>A token that is to be: for one tenant or all, for some scopes or all that its owner holds.</summary>
public sealed record CreateTokenBody(
    string Name,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? NotBefore = null,
    string? TenantId = null,
    IReadOnlyList<string>? Scopes = null);

/// <summary>A token, without what it is recognised by.</summary>
public sealed record TokenBody(
    string TokenId,
    string Name,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NotBefore,
    DateTimeOffset ExpiresAt,
    string? TenantId,
    IReadOnlyList<string>? Scopes);

/// <summary>A token that was made, with its text: shown now and never again.</summary>
public sealed record CreatedTokenBody(
    string TokenId,
    string Name,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NotBefore,
    DateTimeOffset ExpiresAt,
    string? TenantId,
    IReadOnlyList<string>? Scopes,
    string Token);
