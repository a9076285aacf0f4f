using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OrleansTenancy.LoadTests.Processes;

namespace OrleansTenancy.LoadTests.Arms;

/// <summary>A Redis of our own on a free loopback port, which keeps nothing on disk.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    /// <summary>How it is installed where it is missing.</summary>
    public const string Install = "apt-get install redis-server";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly BackgroundProcess _process;

    private RedisServer(BackgroundProcess process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public int Id => _process.Id;

    /// <summary>Starts one; null: there is no program.</summary>
    public static async Task<RedisServer?> TryStart()
    {
        if (Programs.Find("redis-server") is not { } program)
        {
            return null;
        }

        var port = FreePort();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = BackgroundProcess.Start(
            program,
            [
                "--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1",
                "--save", string.Empty, "--appendonly", "no", "--dir", Path.GetTempPath(),
            ],
            line =>
            {
                if (line.Contains("eady to accept connections", StringComparison.Ordinal))
                {
                    ready.TrySetResult();
                }
            });
        await process.Await(ready.Task, Patience);
        return new RedisServer(process, port);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.DisposeAsync();
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
