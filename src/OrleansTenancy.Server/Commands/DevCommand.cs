using System.CommandLine;
using OrleansTenancy.Server.Demo;
using OrleansTenancy.Server.Hosting;

namespace OrleansTenancy.Server.Commands;

/// <summary><c>dev</c>: everything in one process on one SQLite file, with tokens for anybody and demo data.</summary>
internal static class DevCommand
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen", DefaultValueFactory = _ => "http://localhost:5080",
        };
        var data = new Option<string>("--data")
        {
            Description = "Directory of the SQLite file, keys and mail", DefaultValueFactory = _ => "./data",
        };
        var noDemo = new Option<bool>("--no-demo") { Description = "Start without demo data" };
        var catalog = new Option<string[]>("--catalog")
        {
            Description = "`portal` for the customer portal, or a TSV file with scopes of your own, columns as in"
                + " scopes.tsv; repeatable",
            DefaultValueFactory = _ => [],
        };
        var command = new Command("dev", "Run a development server: one process, SQLite, development tokens, demo data")
        {
            urls, data, noDemo, catalog,
        };
        command.SetAction((parsed, cancel) => Run(
            parsed.GetValue(urls)!,
            parsed.GetValue(data)!,
            !parsed.GetValue(noDemo),
            parsed.GetValue(catalog)!,
            cancel));
        return command;
    }

    private static async Task<int> Run(
        string urls, string data, bool withDemo, string[] catalogFiles, CancellationToken cancel)
    {
        if (ListenAddresses.FirstBad(urls) is { } bad)
        {
            throw new SettingsException($"`--urls` is no list of http addresses: `{bad}`");
        }

        ListenAddresses.DemandFree(urls);
        var directory = DataDirectory.Demand(data);
        var settings = new DevSettings(
            ListenAddresses.Reachable(urls), urls, directory, Catalogues.Load(catalogFiles));
        await using var app = DevNode.Build(settings);
        await app.StartAsync(cancel);
        if (withDemo)
        {
            await new DemoWorld(app.Services, settings.DataDirectory).EnsureCreated();
        }

        NodeLifetime.Ready(app);
        var address = ListenAddresses.Reachable(app.Urls.First()).ToString().TrimEnd('/');
        await Console.Out.WriteAsync(
            withDemo ? DemoGreeting.Text(app.Services, address, data) : DemoGreeting.Bare(address, data));
        await Console.Out.FlushAsync(cancel);
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }
}
