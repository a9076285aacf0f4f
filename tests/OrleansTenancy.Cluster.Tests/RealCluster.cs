using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using OrleansTenancy.Cluster.Tests.Probe;
using OrleansTenancy.Silo.Storage.Postgres;
using OrleansTenancy.Testing.Postgres;

namespace OrleansTenancy.Cluster.Tests;

/// <summary>
/// Silos in this process that talk over real sockets and find each other in the membership table of a real PostgreSQL
/// server, through the scripts and packages that we ship.
/// </summary>
internal sealed class RealCluster : IAsyncDisposable
{
    public const string Id = "facts";

    private readonly string _database;
    private readonly Action<ISiloBuilder, string> _configure;
    private readonly List<Node> _nodes = [];
    private int _probes;

    private RealCluster(string database, Action<ISiloBuilder, string> configure)
    {
        _database = database;
        _configure = configure;
    }

    public IReadOnlyList<Node> Nodes => _nodes;

    public string Database => _database;

    public static Task<RealCluster> Start(int nodes, Action<ISiloBuilder> configure) =>
        Start(nodes, (silo, _) => configure(silo));

    public static async Task<RealCluster> Start(int nodes, Action<ISiloBuilder, string> configure)
    {
        var database = await PostgresServer.CreateDatabase();
        await new PostgresMigration(database).Run(CancellationToken.None);
        var cluster = new RealCluster(database, configure);
        for (var i = 0; i < nodes; i++)
        {
            await cluster.Join();
        }

        return cluster;
    }

    /// <summary>Another silo, on a port of its own or on one that a silo had before.</summary>
    public async Task<Node> Join(int? port = null)
    {
        var endpoint = port ?? FreePort();
        var fatal = new FatalErrors();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo =>
        {
            silo.Services.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (Id, Id));
            silo.ConfigureEndpoints(IPAddress.Loopback, endpoint, gatewayPort: 0);
            silo.UseTenancyPostgresClustering(_database);
            _configure(silo, _database);
            silo.Services.AddSingleton<IFatalErrorHandler>(fatal);
        });
        var host = builder.Build();
        await host.StartAsync();
        var node = new Node(host, endpoint, fatal);
        _nodes.Add(node);
        return node;
    }

    /// <summary>The key of a probe that lives on a silo.</summary>
    public Task<string> GrainOn(Node node) => GrainOn<IProbeGrain>(node);

    /// <summary>The key of a probe of some kind that lives on a silo.</summary>
    public async Task<string> GrainOn<TGrain>(Node node)
        where TGrain : IProbeGrain
    {
        while (true)
        {
            var key = $"{_database}/{Interlocked.Increment(ref _probes)}";
            if (await node.Grain<TGrain>(key).Where() == node.Name)
            {
                return key;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
