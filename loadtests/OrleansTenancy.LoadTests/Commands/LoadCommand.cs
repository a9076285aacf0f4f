using System.CommandLine;
using System.Net.Sockets;
using OrleansTenancy.LoadTests.Hosting;

namespace OrleansTenancy.LoadTests.Commands;

/// <summary>The command line.</summary>
internal static class LoadCommand
{
    /// <summary>The verb of the server process; for this program itself and nobody else.</summary>
    public const string HostVerb = "host";

    private const int Failed = 1;
    private const int Misused = 2;

    public static async Task<int> Run(string[] arguments)
    {
        var host = new Command(HostVerb, "The server process; started by the other verbs") { Hidden = true };
        host.SetAction(_ => HostNode.Run());
        var root = new RootCommand(
            "Measures OrleansTenancy on this machine. Server and generator are separate processes, everything stays on "
            + "the loopback address, every run ends by itself. Build it with `-c Release`. loadtests/README.md has "
            + "recipes.")
        {
            CompareCommand.Create(), RunCommand.Create(), ScaleCommand.Create(), host,
        };
        var parsed = root.Parse(arguments.Length == 0 ? ["--help"] : arguments);
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync();
            return Misused;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or SocketException
            or HttpRequestException or TimeoutException)
        {
            await Console.Error.WriteLineAsync("error: " + failure.Message);
            return Failed;
        }
    }
}
