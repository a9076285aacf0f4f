using System.Globalization;
using OrleansTenancy.LoadTests.Processes;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Arms;

/// <summary>
/// A Cerbos of our own on a free loopback port, with the roles of the world as its policy; audit and telemetry are off.
/// </summary>
internal sealed class CerbosServer : IAsyncDisposable
{
    /// <summary>How it is installed where it is missing.</summary>
    public const string Install = "npm install --global cerbos (or `--cerbos PATH` of its executable)";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly BackgroundProcess _process;
    private readonly DirectoryInfo _directory;

    private CerbosServer(BackgroundProcess process, DirectoryInfo directory, Uri address)
    {
        _process = process;
        _directory = directory;
        Address = address;
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>Starts one; null: there is no program.</summary>
    /// <param name="path">The program; null: it is looked for.</param>
    /// <param name="world">The world.</param>
    public static async Task<CerbosServer?> TryStart(string? path, LoadWorld world)
    {
        const string Package = "node_modules/@cerbos/cerbos-linux-x64/cerbos-linux-x64";
        var program = path ?? Programs.Find(
            "cerbos-linux-x64",
            Package,
            "/usr/local/lib/" + Package,
            "/usr/lib/" + Package,
            "/usr/local/lib/node_modules/cerbos/" + Package,
            "/usr/lib/node_modules/cerbos/" + Package);
        if (program is null)
        {
            return null;
        }

        var directory = Directory.CreateTempSubdirectory("tenancy-cerbos-");
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "device.yaml"), new CerbosPolicy(world).Text());
        var port = RedisServer.FreePort();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = BackgroundProcess.Start(
            program,
            [
                "server", "--set=telemetry.disabled=true", "--set=audit.enabled=false",
                "--set=storage.driver=disk", $"--set=storage.disk.directory={directory.FullName}",
                string.Create(CultureInfo.InvariantCulture, $"--set=server.httpListenAddr=127.0.0.1:{port}"),
                string.Create(
                    CultureInfo.InvariantCulture, $"--set=server.grpcListenAddr=127.0.0.1:{RedisServer.FreePort()}"),
            ],
            line =>
            {
                if (line.Contains("Starting HTTP server", StringComparison.OrdinalIgnoreCase))
                {
                    ready.TrySetResult();
                }
            });
        await process.Await(ready.Task, Patience);
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        return new CerbosServer(process, directory, address);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
