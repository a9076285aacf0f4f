using OrleansTenancy.LoadTests.Arms;
using OrleansTenancy.LoadTests.Driving;
using OrleansTenancy.LoadTests.Hosting;

namespace OrleansTenancy.LoadTests.Comparing;

/// <summary>
/// Drives all arms in turn, several rounds, on the same questions, after all have been seen to answer them rightly.
/// </summary>
/// <param name="options">How.</param>
/// <param name="say">Told how far it is.</param>
internal sealed class Comparison(CompareOptions options, Action<string> say)
{
    private const double VerifySeconds = 120;
    private const double FirstWarmupSeconds = 3;
    private const double WarmupSeconds = 0.5;

    public async Task<CompareReport> Run(string commit)
    {
        await using var arms = new ArmSet(options, say);
        await arms.Start();
        foreach (var missing in arms.Missing)
        {
            say("not there: " + missing);
        }

        await Verify(arms.All);
        var rounds = new List<Dictionary<string, DriveResult>>();
        for (var round = 0; round < options.Rounds; round++)
        {
            rounds.Add(await Round(arms.All, round));
        }

        var rows = arms.All.Select(a => RowOf(a.Name, [.. rounds.Select(r => r[a.Name])])).ToArray();
        var ratios = new RatioMaker(rows, options.Concurrency);
        say($"held against the other engines: {ratios.Champion}");
        var calls = await arms.GrainCallsPerCheck(CheckModes.Leased);
        if (await arms.GrainCallsPerCheck(CheckModes.Validated) is { } validated)
        {
            say($"grain calls per check, validated: {validated:N2}");
        }

        return new CompareReport(rows, ratios.Ratios(), calls, options.World.Seed, commit);
    }

    private async Task Verify(IReadOnlyList<Arm> arms)
    {
        foreach (var arm in arms.DistinctBy(a => a.Name.Split(' ')[0]))
        {
            var result = await arm.Drive(new DriveOrder
            {
                Concurrency = 4, Once = true, WarmupSeconds = 0, Seconds = VerifySeconds,
            });
            if (result.Invalid is { } fault)
            {
                throw new InvalidDataException($"{arm.Name}: {fault}");
            }

            say($"answers as the rules say: {arm.Name} ({result.Calls * result.ChecksPerCall:N0} checks)");
        }
    }

    private async Task<Dictionary<string, DriveResult>> Round(IReadOnlyList<Arm> arms, int round)
    {
        var results = new Dictionary<string, DriveResult>();
        foreach (var arm in arms)
        {
            var result = await arm.Drive(new DriveOrder
            {
                Concurrency = arm.Concurrency,
                Seconds = options.Seconds,
                WarmupSeconds = round == 0 ? FirstWarmupSeconds : WarmupSeconds,
            });
            if (result.Invalid is { } fault)
            {
                throw new InvalidDataException($"{arm.Name}: {fault}");
            }

            results[arm.Name] = result;
            say($"round {round + 1}  {arm.Name,-24} {result.PerSecond,12:N0}/s  p50 {result.P50Us,9:N1} us  "
                + $"p99 {result.P99Us,9:N1} us  cpu {result.CpuUsPerCheck,9:N3} us/check");
        }

        return results;
    }

    private static CompareRow RowOf(string name, DriveResult[] rounds) => new(
        name,
        Math.Round(Median(rounds, r => r.PerSecond), 1),
        Math.Round(Median(rounds, r => r.P50Us), 3),
        Math.Round(Median(rounds, r => r.P99Us), 3),
        Math.Round(Median(rounds, r => r.CpuUsPerCheck), 4));

    private static double Median(DriveResult[] rounds, Func<DriveResult, double> of)
    {
        var values = rounds.Select(of).Order().ToArray();
        return values.Length % 2 == 1
            ? values[values.Length / 2]
            : (values[(values.Length / 2) - 1] + values[values.Length / 2]) / 2;
    }
}
