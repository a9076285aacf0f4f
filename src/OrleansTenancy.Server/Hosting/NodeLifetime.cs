using OrleansTenancy.Gateway.Hosting;
using OrleansTenancy.Grains.Fencing;

namespace OrleansTenancy.Server.Hosting;

/// <summary>When a node takes requests.</summary>
internal static class NodeLifetime
{
    /// <summary>
    /// From now on, while its fence is open, until it is told to stop: then the load balancer hears of it first.
    /// </summary>
    public static void Ready(WebApplication app)
    {
        var readiness = app.Services.GetRequiredService<Readiness>();
        var fence = app.Services.GetRequiredService<Fence>();
        app.Lifetime.ApplicationStopping.Register(readiness.Drain);
        readiness.Start(() => fence.IsOpen);
    }
}
