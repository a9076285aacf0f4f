using System.Globalization;
using OrleansTenancy.LoadTests.Driving;
using OrleansTenancy.LoadTests.Running;

namespace OrleansTenancy.LoadTests.Reporting;

/// <summary>A run as one page.</summary>
internal static class RunPage
{
    public static string Html(RunReport report)
    {
        var result = report.Result;
        var page = new Page($"OrleansTenancy: {report.Workload} by {report.Target}");
        if (result.Invalid is { } fault)
        {
            page.Warning("These figures may not be used: " + fault);
        }

        page.Table(["figure", "value"], RunTable.Figures(report).Select(f => new[] { f.Name, f.Value }));
        if (result.CallsBySecond.Count > 0)
        {
            page.Heading("Calls in each second")
                .Plot(Svg.Line([.. result.CallsBySecond.Select((c, i) => (Text(i + 1), c))], "/s"));
        }

        if (result.LatencyUs.Count > 0)
        {
            page.Heading("Latency by percentile")
                .Plot(Svg.Line(
                    [.. DriveResult.Shares.Zip(result.LatencyUs, (s, us) => ("p" + Text(s * 100), us))], "us"));
        }

        return page.Html();
    }

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
