using System.Globalization;
using System.Text;
using OrleansTenancy.LoadTests.Driving;
using OrleansTenancy.LoadTests.Running;

namespace OrleansTenancy.LoadTests.Reporting;

/// <summary>A run as a table for people.</summary>
internal static class RunTable
{
    public static string Text(RunReport report)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in Figures(report))
        {
            text.AppendLine($"{name,-26} {value,16}");
        }

        return text.Append(report.Result.Invalid is { } fault ? $"INVALID: {fault}" : "valid").ToString();
    }

    /// <summary>The figures by name.</summary>
    public static IEnumerable<(string Name, string Value)> Figures(RunReport report)
    {
        var result = report.Result;
        yield return ("workload", report.Workload);
        yield return ("target", $"{report.Target}, {report.Mode}");
        yield return ("loop", $"{report.Loop}, c={report.Concurrency}");
        yield return ("calls", Number(result.Calls));
        yield return ("calls/s", Number(result.PerSecond));
        yield return ("checks/s", Number(result.PerSecond * result.ChecksPerCall));
        foreach (var (share, latency) in DriveResult.Shares.Zip(result.LatencyUs).Where(s => s.First >= 0.5))
        {
            yield return ($"p{(share * 100).ToString("0.##", CultureInfo.InvariantCulture)} us", Number(latency));
        }

        yield return ("server cpu us/check", result.CpuUsPerCheck.ToString("N3", CultureInfo.InvariantCulture));
        if (result.PlannedRate > 0)
        {
            yield return ("planned calls/s", Number(result.PlannedRate));
            yield return ("generator lag p99 us", Number(result.GeneratorLagP99Us));
        }

        if (report.Changes is { } changes)
        {
            yield return ("changes", Number(changes.Count));
            yield return ("change p50, p99 us", $"{Number(changes.P50Us)}, {Number(changes.P99Us)}");
        }

        yield return ("node ready after ms", Number(report.ReadyAfterMs));
        yield return ("seed", report.World.Seed.ToString(CultureInfo.InvariantCulture));
        yield return ("commit", report.Commit.Length > 12 ? report.Commit[..12] : report.Commit);
    }

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
