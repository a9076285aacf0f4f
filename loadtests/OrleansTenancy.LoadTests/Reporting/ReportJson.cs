using System.Text.Json;

namespace OrleansTenancy.LoadTests.Reporting;

/// <summary>Results as JSON.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Text<T>(T report) => JsonSerializer.Serialize(report, Readable);
}
