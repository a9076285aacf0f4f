using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Hosting;

namespace OrleansTenancy.Gateway.Endpoints.Operations;

/// <summary>Health, and the keys of login tokens.</summary>
internal static class OperationEndpoints
{
    // Load balancers ask with either.
    private static readonly string[] Probes = ["GET", "HEAD"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("health").AllowAnonymous();
        health.MapMethods("/startup", Probes, (Readiness ready) => Answer(ready.HasStarted))
            .WithSummary("Whether it has started");

        // Touches neither store nor grains: a process that answers lives.
        health.MapMethods("/live", Probes, () => Answer(true)).WithSummary("Whether the process lives");
        health.MapMethods("/ready", Probes, (Readiness ready) => Answer(ready.IsReady))
            .WithSummary("Whether it takes requests");
        routes.MapGet("/.well-known/jwks.json", (LoginTokens tokens) => Results.Ok(tokens.KeySet))
            .WithTags("login")
            .WithSummary("Keys of login tokens")
            .AllowAnonymous();
    }

    private static IResult Answer(bool healthy) => healthy
        ? Results.Ok(new HealthBody("healthy"))
        : Results.Json(new HealthBody("unhealthy"), statusCode: StatusCodes.Status503ServiceUnavailable);
}

/// <summary>A state of health.</summary>
public sealed record HealthBody(string Status);
