using System.Globalization;
using System.Net;
using System.Text;

namespace OrleansTenancy.LoadTests.Reporting;

/// <summary>Plots as inline SVG: nothing is loaded from anywhere, no script runs.</summary>
internal static class Svg
{
    private const int Width = 760;
    private const int Left = 190;
    private const int BarHeight = 22;
    private const int PlotHeight = 260;

    /// <summary>Horizontal bars on one scale.</summary>
    public static string Bars(IReadOnlyList<(string Name, double Value)> bars, string unit)
    {
        var most = Math.Max(bars.Max(b => b.Value), double.Epsilon);
        var height = (bars.Count * BarHeight) + 8;
        var svg = Begin(height);
        for (var i = 0; i < bars.Count; i++)
        {
            var (name, value) = bars[i];
            var y = (i * BarHeight) + 4;
            var width = (Width - Left - 120) * value / most;
            svg.Append(CultureInfo.InvariantCulture, $"<text x='{Left - 8}' y='{y + 14}' text-anchor='end'>")
                .Append(WebUtility.HtmlEncode(name)).Append("</text>")
                .Append(CultureInfo.InvariantCulture, $"<rect x='{Left}' y='{y}' width='{width:F1}' height='16'/>")
                .Append(CultureInfo.InvariantCulture, $"<text x='{Left + width + 6:F1}' y='{y + 14}'>")
                .Append(CultureInfo.InvariantCulture, $"{value:N1} {unit}</text>");
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>One line; the points have even distances.</summary>
    /// <param name="points">The label under each point, and its value.</param>
    /// <param name="unit">Of the values.</param>
    public static string Line(IReadOnlyList<(string Label, double Value)> points, string unit)
    {
        var most = Math.Max(points.Max(p => p.Value), double.Epsilon);
        var svg = Begin(PlotHeight + 30);
        var step = (double)(Width - 100) / Math.Max(1, points.Count - 1);
        var path = string.Join(' ', points.Select((p, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"{60 + (i * step):F1},{PlotHeight - (p.Value / most * (PlotHeight - 20)):F1}")));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline points='{path}'/>")
            .Append(CultureInfo.InvariantCulture, $"<text x='0' y='14'>{most:N1} {unit}</text>")
            .Append(CultureInfo.InvariantCulture, $"<text x='0' y='{PlotHeight}'>0</text>");
        var every = Math.Max(1, points.Count / 12);
        for (var i = 0; i < points.Count; i += every)
        {
            svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<text x='{60 + (i * step):F1}' y='{PlotHeight + 20}' text-anchor='middle'>")
                .Append(WebUtility.HtmlEncode(points[i].Label)).Append("</text>");
        }

        return svg.Append("</svg>").ToString();
    }

    private static StringBuilder Begin(int height) => new StringBuilder().Append(
        CultureInfo.InvariantCulture,
        $"<svg viewBox='0 0 {Width} {height}' width='{Width}' height='{height}' role='img'>");
}
