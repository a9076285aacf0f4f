using System.Globalization;
using OrleansTenancy.LoadTests.Comparing;

namespace OrleansTenancy.LoadTests.Reporting;

/// <summary>A comparison as one page.</summary>
internal static class ComparePage
{
    public static string Html(CompareReport report)
    {
        var singles = report.Rows.Where(r => r.PerSecond < 1_000_000).ToArray();
        return new Page("OrleansTenancy: comparison")
            .Text($"Seed {report.Seed}, commit {report.Commit}. Medians of interleaved rounds on one machine.")
            .Heading("Calls per second")
            .Plot(Svg.Bars([.. singles.Select(r => (r.Name, r.PerSecond))], "/s"))
            .Heading("Processor time per check")
            .Plot(Svg.Bars([.. report.Rows.Select(r => (r.Name, r.CpuUsPerCheck))], "us"))
            .Heading("Rows")
            .Table(
                ["arm", "calls/s", "p50 us", "p99 us", "cpu us/check"],
                report.Rows.Select(r => new[]
                {
                    r.Name, Text(r.PerSecond, "N0"), Text(r.P50Us, "N1"), Text(r.P99Us, "N1"),
                    Text(r.CpuUsPerCheck, "N3"),
                }))
            .Heading("Ratios")
            .Table(
                ["ratio", "value"],
                CompareTable.Ratios(report.Ratios).Select(r => new[]
                {
                    r.Name, r.Ratio is { } ratio ? Text(ratio, "N3") : "not there",
                }))
            .Html();
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
