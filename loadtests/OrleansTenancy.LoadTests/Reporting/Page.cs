using System.Net;
using System.Text;

namespace OrleansTenancy.LoadTests.Reporting;

/// <summary>One page that holds everything it shows.</summary>
/// <param name="title">Its title.</param>
internal sealed class Page(string title)
{
    private const string Style =
        """
        body{font:14px system-ui,sans-serif;margin:2rem;color:#1c2430;background:#fff}
        table{border-collapse:collapse}td,th{padding:.25rem .8rem;border-bottom:1px solid #d8dde5;text-align:right}
        td:first-child,th:first-child{text-align:left}svg{display:block;margin:.5rem 0 1.5rem;font-size:12px}
        svg rect{fill:#2f6fb2}svg polyline{fill:none;stroke:#2f6fb2;stroke-width:2}svg text{fill:#1c2430}
        .bad{color:#a3142a;font-weight:600}
        """;

    private readonly StringBuilder _body = new();

    public Page Heading(string text) => Add($"<h2>{Safe(text)}</h2>");

    public Page Text(string text) => Add($"<p>{Safe(text)}</p>");

    public Page Warning(string text) => Add($"<p class='bad'>{Safe(text)}</p>");

    public Page Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) => Add(
        $"<table><tr>{Cells("th", head)}</tr>{string.Concat(rows.Select(r => $"<tr>{Cells("td", r)}</tr>"))}</table>");

    /// <summary>A plot that <see cref="Svg"/> made.</summary>
    public Page Plot(string svg) => Add(svg);

    public string Html() =>
        $"<!doctype html><html lang='en'><meta charset='utf-8'><title>{Safe(title)}</title><style>{Style}</style>"
        + $"<h1>{Safe(title)}</h1>{_body}</html>";

    private Page Add(string html)
    {
        _body.Append(html).Append('\n');
        return this;
    }

    private static string Cells(string tag, IEnumerable<string> cells) =>
        string.Concat(cells.Select(c => $"<{tag}>{Safe(c)}</{tag}>"));

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
