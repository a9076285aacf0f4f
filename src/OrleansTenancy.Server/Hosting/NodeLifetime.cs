using OrleansTenancy.Gateway.Hosting;

namespace OrleansTenancy.Server.Hosting;

/// <summary>When a node takes requests.</summary>
internal static class NodeLifetime
{
    /// <summary>From now on, until it is told to stop: then the load balancer hears of it first.</summary>
    public static void Ready(WebApplication app)
    {
        var readiness = app.Services.GetRequiredService<Readiness>();
        app.Lifetime.ApplicationStopping.Register(readiness.Drain);
        readiness.Start();
    }
}
