using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Operations;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Tenants;

/// <summary>Import of many devices: one JSON document per line, streamed.</summary>
internal static class ImportEndpoints
{
    private const int LinesAtOnce = 2_000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/tenants/{tenantId}/devices/import", Import)
            .WithTags("devices")
            .WithSummary("Register or replace devices, one JSON document per line")
            .WithMetadata(new AnyLength())
            .Accepts<ImportLine>("application/x-ndjson")
            .Produces<ImportBody>()
            .WithoutKey("each line stands for itself and can be sent again; the body is never held as a whole");

    private static async Task<IResult> Import(
        TenantId tenantId,
        Caller caller,
        HttpRequest request,
        Gate gate,
        IGrainFactory grains,
        IAccessChecks checks,
        IOptions<JsonOptions> json)
    {
        var access = await gate.Enter(caller, tenantId);
        var type = request.ContentType?.Split(';')[0].Trim();
        if (type is not ("application/x-ndjson" or "application/ndjson" or "application/jsonl"))
        {
            throw new ProblemException(
                StatusCodes.Status415UnsupportedMediaType,
                ProblemCodes.UnsupportedMediaType,
                "the body must be `application/x-ndjson`");
        }

        var import = new DeviceImport(tenantId, access, caller, grains, checks, json.Value.SerializerOptions);
        await import.DemandSomewhere(gate);
        var lines = new LineReader(request.BodyReader);
        while (await lines.Next(LinesAtOnce, request.HttpContext.RequestAborted) is { Count: > 0 } next)
        {
            await import.Take(next);
        }

        return Results.Ok(import.Result);
    }

    /// <summary>The body is never held as a whole, so its length needs no limit.</summary>
    private sealed class AnyLength : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => null;
    }
}
