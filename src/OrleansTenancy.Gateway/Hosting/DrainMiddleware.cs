namespace OrleansTenancy.Gateway.Hosting;

/// <summary>
/// A node that is about to stop answers what still comes and closes the connection behind it: who keeps connections
/// open would otherwise send another request at the moment in which they end.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="readiness">Whether the node is about to stop.</param>
internal sealed class DrainMiddleware(RequestDelegate next, Readiness readiness)
{
    public Task Invoke(HttpContext context)
    {
        // The later versions of HTTP say it in another way, when the server stops.
        if (readiness.IsDraining && HttpProtocol.IsHttp11(context.Request.Protocol))
        {
            context.Response.Headers.Connection = "close";
        }

        return next(context);
    }
}
