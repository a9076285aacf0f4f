using System.Globalization;
using OrleansTenancy.LoadTests.Scaling;

namespace OrleansTenancy.LoadTests.Reporting;

/// <summary>What grows and what it costs, as one page.</summary>
internal static class ScalePage
{
    public static string Html(ScaleReport report)
    {
        var page = new Page("OrleansTenancy: scale").Text($"Commit {Build.Commit}.");
        foreach (var axis in report.Rows.GroupBy(r => r.What))
        {
            page.Heading($"{axis.Key}: time of a check")
                .Plot(Svg.Bars([.. axis.Select(r => (Text(r.Size), r.CheckNs))], "ns"));
            if (axis.All(r => r.ChangeUs is not null))
            {
                page.Heading($"{axis.Key}: time of a change")
                    .Plot(Svg.Bars([.. axis.Select(r => (Text(r.Size), r.ChangeUs!.Value))], "us"));
            }
        }

        return page
            .Heading("Rows")
            .Table(
                ["what", "size", "check ns", "change us", "bytes/item"],
                report.Rows.Select(r => new[]
                {
                    r.What, Text(r.Size), Text(r.CheckNs), Text(r.ChangeUs), Text(r.BytesPerItem),
                }))
            .Html();
    }

    private static string Text(double? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? string.Empty;
}
