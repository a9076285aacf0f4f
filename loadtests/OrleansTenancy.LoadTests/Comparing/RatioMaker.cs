using OrleansTenancy.LoadTests.Arms;
using OrleansTenancy.LoadTests.Hosting;

namespace OrleansTenancy.LoadTests.Comparing;

/// <summary>Makes ratios of rows. Where there are several concurrencies, the worst of them is the ratio.</summary>
/// <param name="rows">All rows.</param>
/// <param name="concurrency">The concurrencies of the HTTP arms.</param>
internal sealed class RatioMaker(IReadOnlyList<CompareRow> rows, IReadOnlyList<int> concurrency)
{
    /// <summary>The product's best mode of those that were measured: what other engines are held against.</summary>
    public string Champion { get; } = ArmNames.Http(
        rows.Any(r => r.Name.StartsWith(ArmNames.Http(CheckModes.Leased), StringComparison.Ordinal))
            ? CheckModes.Leased
            : CheckModes.Validated);

    public CompareRatios Ratios() => new(
        Worst(ArmNames.Http(CheckModes.Leased), ArmNames.Echo, PerSecond),
        Worst(ArmNames.Http(CheckModes.Validated), ArmNames.Echo, PerSecond),
        Worst(ArmNames.GrainCheck, ArmNames.GrainPing, PerSecond),
        Worst(ArmNames.HttpBulk, ArmNames.EchoBulk, PerSecond),
        BatchCpu(64),
        BatchCpu(256),
        Worst(Champion, ArmNames.Postgres, PerSecond),
        Worst(Champion, ArmNames.Postgres, r => 1 / r.CpuUsPerCheck),
        Worst(Champion, ArmNames.Redis, PerSecond),
        Worst(Champion, ArmNames.Cerbos, PerSecond));

    private static double PerSecond(CompareRow row) => row.PerSecond;

    private double? BatchCpu(int devices) =>
        Find(ArmNames.At(ArmNames.GrainBatch(devices), concurrency[0])) is { } batch
        && Find(ArmNames.At(ArmNames.InProcessBatch(devices), 1)) is { } lookup
            ? Rounded(batch.CpuUsPerCheck / lookup.CpuUsPerCheck)
            : null;

    private double? Worst(string arm, string other, Func<CompareRow, double> of)
    {
        double? worst = null;
        foreach (var callers in concurrency)
        {
            if (Find(ArmNames.At(arm, callers)) is { } mine
                && Find(ArmNames.At(other, callers)) is { } theirs
                && Rounded(of(mine) / of(theirs)) is var ratio
                && !(worst < ratio))
            {
                worst = ratio;
            }
        }

        return worst;
    }

    private CompareRow? Find(string name) => rows.FirstOrDefault(r => r.Name == name);

    private static double Rounded(double ratio) => double.IsFinite(ratio) ? Math.Round(ratio, 3) : 0;
}
