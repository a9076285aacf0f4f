using System.Globalization;

namespace OrleansTenancy.LoadTests.Arms;

/// <summary>The names of the arms, as they stand in results and as ratios are made of them.</summary>
internal static class ArmNames
{
    public const string Echo = "echo";
    public const string EchoBulk = "echo-bulk";
    public const string HttpBulk = "http-bulk";
    public const string GrainPing = "grain-ping";
    public const string GrainCheck = "grain-check";
    public const string InProcess = "in-process";
    public const string Postgres = "postgres";
    public const string Redis = "redis";
    public const string Cerbos = "cerbos";

    /// <summary>The HTTP check in one of the product's modes.</summary>
    public static string Http(string mode) => "http-" + mode;

    /// <summary>A batch in the silo.</summary>
    public static string GrainBatch(int devices) => Numbered("grain-batch", devices);

    /// <summary>A batch in the measuring process, on a path that is made once.</summary>
    public static string InProcessBatch(int devices) => Numbered("in-process-batch", devices);

    /// <summary>The name of an arm at a concurrency.</summary>
    public static string At(string arm, int concurrency) =>
        string.Create(CultureInfo.InvariantCulture, $"{arm} c={concurrency}");

    private static string Numbered(string name, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
}
