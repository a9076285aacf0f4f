using System.Net;
using System.Net.Sockets;
using OrleansTenancy.Gateway.Hosting;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Silo.Fencing;
using OrleansTenancy.Silo.Hosting;
using OrleansTenancy.Silo.Mail;
using OrleansTenancy.Silo.Storage.Sqlite;

namespace OrleansTenancy.Server.Hosting;

/// <summary>A development server: one silo that nobody joins, on a SQLite file.</summary>
internal static class DevNode
{
    /// <summary>Builds it; nothing runs yet.</summary>
    /// <param name="settings">How it is run.</param>
    /// <param name="time">The clock that rules are judged by; null: that of the system.</param>
    public static WebApplication Build(DevSettings settings, TimeProvider? time = null)
    {
        var builder = NodeBuilder.Create(settings.Urls, StopSettings.OfDev);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddTenancyGateway(Edge(settings));
        builder.Host.UseOrleans((_, silo) => silo
            .UseLocalhostClustering(siloPort: FreePort(), gatewayPort: settings.GatewayPort)
            .UseTenancySqlite(settings.DataDirectory)
            .UseTenancySettings()
            .UseTenancyAlone()
            .UseTenancyMailDrop(Path.Combine(settings.DataDirectory, "mail"))
            .AddTenancyGrains(o =>
            {
                o.Catalogue = settings.Catalogue;
                o.Checks = settings.Checks;
                o.PublicBaseUrl = settings.PublicBaseUrl;
            }));
        return builder.Build().MapTenancy();
    }

    private static GatewayOptions Edge(DevSettings settings)
    {
        var keys = Path.Combine(settings.DataDirectory, "keys");
        return new GatewayOptions
        {
            PublicBaseUrl = settings.PublicBaseUrl,
            LoginKeyFile = Path.Combine(keys, "login.pem"),
            DevelopmentKeyFile = Path.Combine(keys, "development.pem"),
        };
    }

    // Silos talk on a port of their own also when there is only one; any free one will do.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
