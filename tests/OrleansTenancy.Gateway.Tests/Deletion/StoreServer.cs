using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Hosting;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Server.Hosting;
using OrleansTenancy.Silo.Fencing;
using OrleansTenancy.Silo.Hosting;
using OrleansTenancy.Silo.Mail;
using OrleansTenancy.Silo.Storage.Postgres;
using OrleansTenancy.Testing.Postgres;

namespace OrleansTenancy.Gateway.Tests.Deletion;

/// <summary>A server on a store that can be looked through: the development server on its file, or one on PostgreSQL.</summary>
internal sealed class StoreServer : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("tenancy-deletion-").FullName;
    private readonly WebApplication _app;
    private readonly Func<StoreScan> _scan;

    private StoreServer(string kind, string? connectionString)
    {
        var settings = new DevSettings(
            new Uri("https://tenancy.example"), "http://127.0.0.1:0", _directory, ScopeCatalogue.BuiltIn);
        _app = kind == "sqlite" ? DevNode.Build(settings) : OnPostgres(settings, connectionString!);
        _scan = () => kind == "sqlite"
            ? StoreScan.Of(
                new SqliteConnection($"Data Source={Path.Combine(_directory, "tenancy.db")};Mode=ReadOnly;Pooling=False"),
                "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'")
            : StoreScan.Of(
                new NpgsqlConnection(connectionString),
                "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'");
    }

    public static async Task<StoreServer> Start(string kind)
    {
        string? connectionString = null;
        if (kind == "postgres")
        {
            connectionString = await PostgresServer.CreateDatabase();
            await new PostgresMigration(connectionString).Run(CancellationToken.None);
        }

        var server = new StoreServer(kind, connectionString);
        await server._app.StartAsync();
        NodeLifetime.Ready(server._app);
        return server;
    }

    public string MailDirectory => Path.Combine(_directory, "mail");

    public Api As(string user, string? role = null, string? email = null) => new(
        new Uri(_app.Urls.First()),
        _app.Services.GetRequiredService<DevelopmentTokens>().Issue(user, email, role, TimeSpan.FromHours(1)));

    public IGrainFactory Grains => _app.Services.GetRequiredService<IGrainFactory>();

    public StoreScan Scan() => _scan();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private static WebApplication OnPostgres(DevSettings settings, string connectionString)
    {
        var builder = NodeBuilder.Create(settings.Urls, StopSettings.OfDev);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddTenancyGateway(new GatewayOptions
        {
            PublicBaseUrl = settings.PublicBaseUrl,
            LoginKeyFile = Path.Combine(settings.DataDirectory, "login.pem"),
            DevelopmentKeyFile = Path.Combine(settings.DataDirectory, "development.pem"),
        });
        builder.Host.UseOrleans((_, silo) => silo
            .UseLocalhostClustering(siloPort: FreePort(), gatewayPort: 0)
            .UseTenancyPostgres(connectionString)
            .UseTenancyAlone()
            .UseTenancySettings()
            .UseTenancyMailDrop(Path.Combine(settings.DataDirectory, "mail"))
            .AddTenancyGrains());
        return builder.Build().MapTenancy();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
