using System.CommandLine;
using System.Globalization;
using OrleansTenancy.LoadTests.Reporting;
using OrleansTenancy.LoadTests.Scaling;

namespace OrleansTenancy.LoadTests.Commands;

/// <summary><c>scale</c>: what a check and a change cost while one thing grows.</summary>
internal static class ScaleCommand
{
    public static Command Create()
    {
        var only = new Option<string[]>("--only")
        {
            Description = "Only these: " + string.Join(", ", ScaleAxis.All.Select(a => a.What)),
            DefaultValueFactory = _ => [],
            AllowMultipleArgumentsPerToken = true,
        };
        var most = Option("--max", "No size beyond this one", int.MaxValue);
        var seconds = Option("--seconds", "Time of each size in each round", 3.0);
        var rounds = Option("--rounds", "How often all sizes of one thing take their turn; results are medians", 3);
        var seed = Option("--seed", "Of data and questions", 1);
        var mode = Option("--checks", "leased or validated", Hosting.CheckModes.Leased);
        var json = new Option<string?>("--json") { Description = "Write the results to this file as JSON" };
        var html = new Option<string?>("--html") { Description = "Write the results to this file as one page" };
        var command = new Command(
            "scale",
            "Measure the time of a check in the silo, of a change, and the memory of an item, while tenants, users, "
            + "devices, the depth of the group tree and the catalogue grow. The biggest worlds take minutes to fill "
            + "and some gigabytes of memory and disk: `--max 10000` is quick.")
        {
            only, most, seconds, rounds, seed, mode, json, html,
        };
        command.SetAction(parsed => Run(
            new ScaleOptions
            {
                Only = parsed.GetValue(only)!,
                SizeMax = parsed.GetValue(most),
                Seconds = parsed.GetValue(seconds),
                Rounds = Math.Clamp(parsed.GetValue(rounds), 1, 99),
                Seed = parsed.GetValue(seed),
                Mode = parsed.GetValue(mode)!,
            },
            parsed.GetValue(json),
            parsed.GetValue(html)));
        return command;
    }

    private static Option<T> Option<T>(string name, string description, T standard) =>
        new(name) { Description = description, DefaultValueFactory = _ => standard };

    private static async Task<int> Run(ScaleOptions options, string? json, string? html)
    {
        Output.WarnIfSlow();
        var report = await new ScaleRun(options, Output.Say).Run();
        await Console.Out.WriteLineAsync(
            $"{"what",-22} {"size",10} {"check ns",12} {"change us",12} {"bytes/item",12}");
        foreach (var row in report.Rows)
        {
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.What,-22} {row.Size,10:N0} {row.CheckNs,12:N0} {row.ChangeUs,12:N0} {row.BytesPerItem,12:N0}"));
        }

        await Output.Write(json, () => ReportJson.Text(report));
        await Output.Write(html, () => ScalePage.Html(report));
        return 0;
    }
}
