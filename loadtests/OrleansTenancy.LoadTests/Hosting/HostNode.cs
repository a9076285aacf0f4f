using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using OrleansTenancy.LoadTests.Worlds;
using OrleansTenancy.Server.Hosting;

namespace OrleansTenancy.LoadTests.Hosting;

/// <summary>
/// The server process: the product's own development node, filled with a world, and beside it in the same process a
/// bare Kestrel. It runs until its standard input ends, so it never outlives who started it.
/// </summary>
internal static class HostNode
{
    /// <summary>Begins the line with <see cref="HostAddresses"/>.</summary>
    public const string ReadyMark = "HOST ";

    private const string AnyPort = "http://127.0.0.1:0";

    public static async Task<int> Run()
    {
        var line = await Console.In.ReadLineAsync() ?? throw new InvalidDataException("no order on standard input");
        var order = JsonSerializer.Deserialize<HostOrder>(line)!;
        var world = new LoadWorld(order.World);
        var orleansPort = FreePort();
        var settings = new DevSettings(new Uri(AnyPort), AnyPort, order.DataDirectory, world.Catalogue)
        {
            GatewayPort = orleansPort,
        };
        await using var product = DevNode.Build(CheckModes.Apply(order.Mode, settings));
        await product.StartAsync();
        NodeLifetime.Ready(product);
        var readyAfter = (TimeProvider.System.GetUtcNow() - StartedAt()).TotalMilliseconds;
        await EnsureSeeded(order, world, product.Services.GetRequiredService<IGrainFactory>());
        await using var bare = BareApp.Build(AnyPort, order, world, product.Services);
        await bare.StartAsync();
        var addresses = new HostAddresses(
            new Uri(product.Urls.First()), new Uri(bare.Urls.First()), orleansPort, readyAfter);
        await Console.Out.WriteLineAsync(ReadyMark + JsonSerializer.Serialize(addresses));
        await Console.Out.FlushAsync();
        while (await Console.In.ReadLineAsync() is not null)
        {
            // Nothing is said to it: it waits for the end.
        }

        await bare.StopAsync();
        await product.StopAsync();
        return 0;
    }

    private static DateTimeOffset StartedAt()
    {
        using var self = Process.GetCurrentProcess();
        return self.StartTime;
    }

    private static async Task EnsureSeeded(HostOrder order, LoadWorld world, IGrainFactory grains)
    {
        var marker = Path.Combine(order.DataDirectory, "load-world.json");
        var wanted = JsonSerializer.Serialize(order.World);
        if (File.Exists(marker))
        {
            if (await File.ReadAllTextAsync(marker) != wanted)
            {
                throw new InvalidDataException($"{order.DataDirectory} holds another world: use another directory");
            }

            return;
        }

        await new WorldSeeder(world, grains, text => Console.Out.WriteLine(text)).Seed();
        await File.WriteAllTextAsync(marker, wanted);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
