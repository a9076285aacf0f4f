using System.CommandLine;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Server.Hosting;
using OrleansTenancy.Silo.Fencing;
using OrleansTenancy.Silo.Storage.Postgres;

namespace OrleansTenancy.Server.Commands;

/// <summary><c>serve</c>: a node of a cluster on PostgreSQL.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command(
            "serve",
            "Run a node of a cluster on PostgreSQL. Every setting can stand in "
            + "appsettings.json under \"Tenancy\", in the "
            + "environment (TENANCY__Database__ConnectionString, ...) or in a flag; the later wins. Without a flag are:"
            + SettingTexts.Help);
        var flags = new Dictionary<string, Option<string?>>();
        foreach (var (name, key, description) in ServeSettings.Flags)
        {
            var option = new Option<string?>(name) { Description = $"{description} ({key})" };
            flags[key] = option;
            command.Add(option);
        }

        var catalog = new Option<string[]>("--catalog")
        {
            Description = "`portal` for the customer portal, or a TSV file with scopes of your own; repeatable"
                + " (Catalog:Files)",
            DefaultValueFactory = _ => [],
        };
        command.Add(catalog);
        command.SetAction((parsed, cancel) =>
        {
            var given = flags
                .Where(f => parsed.GetValue(f.Value) is not null)
                .ToDictionary(f => f.Key, f => parsed.GetValue(f.Value));
            foreach (var (file, index) in parsed.GetValue(catalog)!.Select((f, i) => (f, i)))
            {
                given[$"Catalog:Files:{index}"] = file;
            }

            return Run(given, cancel);
        });
        return command;
    }

    private static PostgresClusterTimes Times(ServeSettings settings) =>
        new(settings.Database.ConnectionString, settings.Cluster.ClusterId, settings.Cluster.Times.ToTimes());

    private static async Task<int> Run(Dictionary<string, string?> flags, CancellationToken cancel)
    {
        var settings = ServeSettings.Load(flags);
        var problems = settings.Problems().ToList();
        var catalogue = Read(settings.Catalog.Files, problems);
        Demand(problems);
        ListenAddresses.DemandFree(settings.Urls);
        Demand(await PostgresReadiness.Check(settings.Database.ConnectionString, cancel));
        Demand(await Times(settings).Agree(cancel));
        await using var app = ServeNode.Build(settings, catalogue);
        await app.StartAsync(cancel);
        NodeLifetime.Ready(app);
        await Console.Out.WriteLineAsync($"OrleansTenancy is ready at {app.Urls.First()}");
        await Console.Out.FlushAsync(cancel);
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    private static ScopeCatalogue Read(IEnumerable<string> files, List<string> problems)
    {
        try
        {
            return Catalogues.Load(files);
        }
        catch (SettingsException failure)
        {
            problems.Add(failure.Message);
            return ScopeCatalogue.BuiltIn;
        }
    }

    // All that is wrong is said at once.
    private static void Demand(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new SettingsException(string.Join(Environment.NewLine + "error: ", problems));
        }
    }
}
