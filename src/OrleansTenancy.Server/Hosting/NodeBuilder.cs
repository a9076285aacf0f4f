using Microsoft.Extensions.Logging.Console;
using OrleansTenancy.Gateway.Hosting;

namespace OrleansTenancy.Server.Hosting;

/// <summary>What the nodes of both verbs have in common.</summary>
internal static class NodeBuilder
{
    // The largest body that is held as a whole: 10,000 ids of 128 characters, with room to spare.
    private const long BodyMax = 4 * 1024 * 1024;

    public static WebApplicationBuilder Create(string urls, StopSettings stop)
    {
        // Settings lie next to the executable, wherever it is started from.
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyMax;
        });
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(stop.StopSeconds));
        builder.Services.AddSingleton<IHostLifetime>(s => new DrainingLifetime(
            s.GetRequiredService<IHostApplicationLifetime>(),
            s.GetRequiredService<Readiness>(),
            TimeSpan.FromSeconds(stop.DrainSeconds)));
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        return builder;
    }
}
