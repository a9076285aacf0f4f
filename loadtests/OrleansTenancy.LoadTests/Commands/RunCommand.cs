using System.CommandLine;
using OrleansTenancy.LoadTests.Driving;
using OrleansTenancy.LoadTests.Hosting;
using OrleansTenancy.LoadTests.Reporting;
using OrleansTenancy.LoadTests.Running;

namespace OrleansTenancy.LoadTests.Commands;

/// <summary><c>run</c>: one workload against one target, closed or open loop.</summary>
internal static class RunCommand
{
    private const int Invalid = 1;

    public static Command Create()
    {
        var workload = new Argument<string>("workload")
        {
            Description = string.Join("; ", Workload.All.Select(w => $"{w.Name}: {w.Description}")),
        };
        var target = Option("--target", "http; silo (in its process); client (Orleans over TCP)", TargetNames.Http);
        var mode = Option("--checks", "How checks are made sure of: leased or validated", CheckModes.Leased);
        var rate = Option("--rate", "Open loop: planned calls per second; 0: closed loop", 0.0);
        var concurrency = Option("--concurrency", "Connections, or callers at once", 16);
        var seconds = Option("--seconds", "Time that counts", 10.0);
        var warmup = Option("--warmup", "Seconds before it that do not count", 5.0);
        var bulk = Option("--bulk", "Devices of a bulk command", 1_000);
        var changes = Option("--changes", "Changes per second, where the workload makes some", 20.0);
        var json = new Option<string?>("--json") { Description = "Write the results to this file as JSON" };
        var html = new Option<string?>("--html") { Description = "Write the results to this file as one page" };
        var world = new WorldOptions();
        var command = new Command(
            "run",
            "Run a workload. A closed loop asks again when it was answered and finds the most that the target can do. "
            + "An open loop (--rate) asks at planned instants, whatever the answers take, and counts from these: "
            + "what a caller would feel. How late the generator itself was is measured; where it lagged, the run is "
            + "invalid, the exit code is 1, and the figures may not be used.")
        {
            workload, target, mode, rate, concurrency, seconds, warmup, bulk, changes, json, html,
        };
        world.AddTo(command);
        command.SetAction(parsed => Run(
            new RunOptions
            {
                Workload = Workload.Find(parsed.GetValue(workload)!),
                Target = parsed.GetValue(target)!,
                Mode = parsed.GetValue(mode)!,
                World = world.Read(parsed),
                BulkDevices = parsed.GetValue(bulk),
                ChangesPerSecond = parsed.GetValue(changes),
                Drive = new DriveOrder
                {
                    Rate = parsed.GetValue(rate),
                    Concurrency = parsed.GetValue(concurrency),
                    Seconds = parsed.GetValue(seconds),
                    WarmupSeconds = parsed.GetValue(warmup),
                },
            },
            parsed.GetValue(json),
            parsed.GetValue(html)));
        return command;
    }

    private static Option<T> Option<T>(string name, string description, T standard) =>
        new(name) { Description = description, DefaultValueFactory = _ => standard };

    private static async Task<int> Run(RunOptions options, string? json, string? html)
    {
        Output.WarnIfSlow();
        var report = await new LoadRun(options, Output.Say).Run(Build.Commit);
        await Console.Out.WriteLineAsync(RunTable.Text(report));
        await Output.Write(json, () => ReportJson.Text(report));
        await Output.Write(html, () => RunPage.Html(report));
        return report.Result.Invalid is null ? 0 : Invalid;
    }
}
