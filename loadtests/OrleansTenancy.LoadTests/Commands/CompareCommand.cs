using System.CommandLine;
using OrleansTenancy.LoadTests.Comparing;
using OrleansTenancy.LoadTests.Reporting;

namespace OrleansTenancy.LoadTests.Commands;

/// <summary><c>compare</c>: the product, what it could be at best, and what users would take instead.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var world = new WorldOptions();
        var seconds = new Option<double>("--seconds")
        {
            Description = "Time of each arm in each round", DefaultValueFactory = _ => 3,
        };
        var rounds = new Option<int>("--rounds")
        {
            Description = "How often all arms take their turn; results are medians", DefaultValueFactory = _ => 3,
        };
        var concurrency = new Option<int[]>("--concurrency")
        {
            Description = "Callers of the HTTP arms; repeatable; a ratio is the worst of them",
            DefaultValueFactory = _ => [16, 64],
        };
        var only = new Option<string[]>("--only")
        {
            Description = "Only arms whose names begin so (echo, http, grain, in-process, postgres, redis, cerbos)",
            DefaultValueFactory = _ => [],
            AllowMultipleArgumentsPerToken = true,
        };
        var cerbos = new Option<string?>("--cerbos") { Description = "Path of the Cerbos executable" };
        var json = new Option<string?>("--json") { Description = "Write the results to this file as JSON" };
        var html = new Option<string?>("--html") { Description = "Write the results to this file as one page" };
        var command = new Command(
            "compare",
            "Drive all arms in turn, several rounds, on the same data, after all have answered a sample rightly: a "
            + "bare Kestrel echo, the HTTP check in each mode, the HTTP bulk of 1,000 devices and an echo of its "
            + "body, grain calls in the silo, the evaluator in this process, PostgreSQL, Redis, Cerbos. What is not "
            + "installed is said, with what installs it.")
        {
            seconds, rounds, concurrency, only, cerbos, json, html,
        };
        world.AddTo(command);
        command.SetAction(parsed => Run(
            new CompareOptions
            {
                World = world.Read(parsed),
                Seconds = parsed.GetValue(seconds),
                Rounds = Math.Clamp(parsed.GetValue(rounds), 1, 99),
                Concurrency = parsed.GetValue(concurrency)!,
                Only = parsed.GetValue(only)!,
                Cerbos = parsed.GetValue(cerbos),
            },
            parsed.GetValue(json),
            parsed.GetValue(html)));
        return command;
    }

    private static async Task<int> Run(CompareOptions options, string? json, string? html)
    {
        Output.WarnIfSlow();
        var report = await new Comparison(options, Output.Say).Run(Build.Commit);
        await Console.Out.WriteLineAsync(CompareTable.Text(report));
        await Output.Write(json, () => ReportJson.Text(report));
        await Output.Write(html, () => ComparePage.Html(report));
        return 0;
    }
}
