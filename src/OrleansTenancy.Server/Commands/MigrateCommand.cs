using System.CommandLine;
using OrleansTenancy.Server.Hosting;
using OrleansTenancy.Silo.Storage.Postgres;

namespace OrleansTenancy.Server.Commands;

/// <summary><c>migrate</c>: brings the database to the schema of this version.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var connection = new Option<string?>("--connection")
        {
            Description = "PostgreSQL connection string (Database:ConnectionString)",
        };
        var command = new Command(
            "migrate", "Bring the PostgreSQL database to the schema of this version; may be run at any time")
        {
            connection,
        };
        command.SetAction((parsed, cancel) => Run(parsed.GetValue(connection), cancel));
        return command;
    }

    /// <summary>The setting that a connection string on the command line is; none without one.</summary>
    public static Dictionary<string, string?> Flags(string? connection) =>
        connection is null ? [] : new() { ["Database:ConnectionString"] = connection };

    private static async Task<int> Run(string? connection, CancellationToken cancel)
    {
        var database = ServeSettings.Load(Flags(connection)).DemandDatabase();
        var applied = await new PostgresMigration(database).Run(cancel);
        foreach (var script in applied)
        {
            await Console.Out.WriteLineAsync("applied " + script);
        }

        await Console.Out.WriteLineAsync(applied.Count == 0 ? "nothing to do" : "done");
        return 0;
    }
}
