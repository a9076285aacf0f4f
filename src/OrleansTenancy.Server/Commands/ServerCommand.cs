using System.CommandLine;
using OrleansTenancy.Silo.Storage;

namespace OrleansTenancy.Server.Commands;

/// <summary>The command line: one executable, five verbs.</summary>
internal static class ServerCommand
{
    /// <summary>Exit code of a verb that cannot run as it was asked to.</summary>
    public const int Misused = 2;

    /// <summary>Runs a command line.</summary>
    public static async Task<int> Run(string[] arguments)
    {
        var root = new RootCommand(
            "OrleansTenancy answers one question: may this person do this to this device of this tenant, now?")
        {
            DevCommand.Create(),
            ServeCommand.Create(),
            MigrateCommand.Create(),
            VerifyCommand.Create(),
            HealthCheckCommand.Create(),
        };
        var parsed = root.Parse(arguments.Length == 0 ? ["--help"] : arguments);
        if (parsed.Errors.Count > 0)
        {
            await parsed.InvokeAsync();
            return Misused;
        }

        try
        {
            // The host has its own, longer patience with SIGTERM: it drains.
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null,
            });
        }
        catch (Exception failure) when (OneLine(failure) is not null)
        {
            await Console.Error.WriteLineAsync("error: " + OneLine(failure));
            return Misused;
        }
    }

    // What an operator can do something about is said in one line, without the places in our code.
    private static string? OneLine(Exception failure) => failure switch
    {
        StorageUnavailableException or SettingsException or InvalidDataException => failure.Message,
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } => failure.Message,
        _ => null,
    };
}
