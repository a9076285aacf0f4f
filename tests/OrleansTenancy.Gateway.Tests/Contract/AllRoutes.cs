using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrleansTenancy.Gateway.Tests.Idempotency;

namespace OrleansTenancy.Gateway.Tests.Contract;

/// <summary>A route, as the server has it.</summary>
internal sealed record ServedRoute(HttpMethod Method, string Pattern, RouteEndpoint Endpoint)
{
    public string Name => $"{Method} {Pattern}";

    public bool IsOpen => Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
}

/// <summary>Every route of the server, and good requests to them.</summary>
internal static class AllRoutes
{
    public static ServedRoute[] Of(DevServer server) =>
    [
        .. from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
           select new ServedRoute(new HttpMethod(method), "/" + endpoint.RoutePattern.RawText!.Trim('/'), endpoint),
    ];

    /// <summary>A good request to a route that has a body.</summary>
    public static Task<KeyedRequest> Request(ServedRoute route, HttpWorld world) =>
        (WriteRoutes.All.GetValueOrDefault(route.Name) ?? AskRoutes.All[route.Name])(world);
}
