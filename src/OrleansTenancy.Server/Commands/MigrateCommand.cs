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

    private static async Task<int> Run(string? connection, CancellationToken cancel)
    {
        var flags = new Dictionary<string, string?>();
        if (connection is not null)
        {
            flags["Database:ConnectionString"] = connection;
        }

        var settings = ServeSettings.Load(flags);
        if (settings.Database.ConnectionString.Length == 0)
        {
            throw new SettingsException(
                "no database: give --connection, or set TENANCY__Database__ConnectionString");
        }

        var applied = await new PostgresMigration(settings.Database.ConnectionString).Run(cancel);
        foreach (var script in applied)
        {
            await Console.Out.WriteLineAsync("applied " + script);
        }

        await Console.Out.WriteLineAsync(applied.Count == 0 ? "nothing to do" : "done");
        return 0;
    }
}
