using System.Globalization;
using System.Text;
using OrleansTenancy.LoadTests.Comparing;

namespace OrleansTenancy.LoadTests.Reporting;

/// <summary>A comparison as a table for people.</summary>
internal static class CompareTable
{
    public static string Text(CompareReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(Row("arm", "calls/s", "p50 us", "p99 us", "cpu us/check"));
        foreach (var row in report.Rows)
        {
            text.AppendLine(Row(
                row.Name,
                Number(row.PerSecond, "N0"),
                Number(row.P50Us, "N1"),
                Number(row.P99Us, "N1"),
                Number(row.CpuUsPerCheck, "N3")));
        }

        text.AppendLine();
        foreach (var (name, ratio) in Ratios(report.Ratios))
        {
            text.AppendLine($"{name,-26} {(ratio is { } value ? Number(value, "N3") : "not there"),12}");
        }

        var calls = report.GrainCallsPerCheckLeased is { } counted ? Number(counted, "N4") : "not there";
        text.AppendLine($"{"grainCallsPerCheckLeased",-26} {calls,12}");
        text.AppendLine().Append(CultureInfo.InvariantCulture, $"seed {report.Seed}, commit {report.Commit}");
        return text.ToString();
    }

    /// <summary>The ratios by name.</summary>
    public static IEnumerable<(string Name, double? Ratio)> Ratios(CompareRatios ratios) =>
        typeof(CompareRatios).GetProperties()
            .Where(p => p.PropertyType == typeof(double?))
            .Select(p => (
                System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(p.Name), (double?)p.GetValue(ratios)));

    private static string Row(string name, string rate, string half, string most, string cpu) =>
        $"{name,-26} {rate,12} {half,12} {most,12} {cpu,14}";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
