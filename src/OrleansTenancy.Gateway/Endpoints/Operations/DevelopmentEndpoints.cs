using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Operations;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Operations;

/// <summary>Tokens for anybody; mapped by the development server and by nothing else.</summary>
internal static class DevelopmentEndpoints
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/dev/token", Issue)
            .WithTags("development")
            .WithSummary("A token for anybody (development only)")
            .Produces<DevelopmentTokenBody>()
            .WithoutKey("development only; each token is one of its own")
            .AllowAnonymous();

    private static IResult Issue(DevelopmentTokenRequest body, DevelopmentTokens tokens)
    {
        var user = Bodies.UserId(body.Sub, "sub");
        if (body.Role is not (null or "operator" or "service"))
        {
            throw ProblemException.Invalid("`role` is `operator`, `service` or absent");
        }

        return Results.Ok(new DevelopmentTokenBody(
            tokens.Issue(user.Value, body.Email, body.Role, Life), (int)Life.TotalSeconds));
    }
}

/// <summary>Whose token.</summary>
public sealed record DevelopmentTokenRequest(string Sub, string? Email = null, string? Role = null);

/// <summary>A token.</summary>
public sealed record DevelopmentTokenBody(string AccessToken, int ExpiresIn);
