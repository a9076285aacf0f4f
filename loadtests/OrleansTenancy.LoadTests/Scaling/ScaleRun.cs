using OrleansTenancy.LoadTests.Driving;
using OrleansTenancy.LoadTests.Hosting;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Scaling;

/// <summary>
/// Measures what a check and a change cost while one thing grows. All sizes of an axis are there at the same time, each
/// in a server process of its own, and take turns.
/// </summary>
/// <param name="options">How.</param>
/// <param name="say">Told how far it is.</param>
internal sealed class ScaleRun(ScaleOptions options, Action<string> say)
{
    private const int Questions = 10_000;

    public async Task<ScaleReport> Run()
    {
        var rows = new List<ScaleRow>();
        foreach (var axis in ScaleAxis.All.Where(a => options.Only.Count == 0 || options.Only.Contains(a.What)))
        {
            rows.AddRange(await Axis(axis));
        }

        return new ScaleReport(rows);
    }

    private async Task<IReadOnlyList<ScaleRow>> Axis(ScaleAxis axis)
    {
        var directory = Directory.CreateTempSubdirectory("tenancy-scale-");
        var points = new List<ScalePoint>();
        try
        {
            foreach (var size in axis.Sizes.Where(s => s <= options.SizeMax))
            {
                say($"{axis.What}: {size:N0}");
                var host = await HostProcess.Start(
                    new HostOrder
                    {
                        World = axis.World(size) with { Seed = options.Seed },
                        DataDirectory = Path.Combine(directory.FullName, $"{size}"),
                        Mode = options.Mode,
                    },
                    say);
                points.Add(new ScalePoint(size, host, await host.Heap()));
            }

            for (var round = 0; round < options.Rounds; round++)
            {
                foreach (var point in points)
                {
                    await Round(axis, point, round);
                }
            }

            return [.. points.SelectMany(p => Rows(axis.What, p, points[0]))];
        }
        finally
        {
            foreach (var point in points)
            {
                await point.Host.DisposeAsync();
            }

            directory.Delete(recursive: true);
        }
    }

    private async Task Round(ScaleAxis axis, ScalePoint point, int round)
    {
        foreach (var set in ScalePoint.Sets)
        {
            var result = await point.Host.Drive(
                new InSiloOrder(
                    new InSiloQuestions(set, false, options.Seed, Questions, 0),
                    new DriveOrder
                    {
                        Concurrency = options.Concurrency,
                        Seconds = options.Seconds,
                        WarmupSeconds = round == 0 ? Math.Max(1, options.Seconds) : 0.5,
                    }),
                null);
            if (result.Invalid is { } fault)
            {
                throw new InvalidDataException($"{axis.What} {point.Size:N0}: {fault}");
            }

            point.CheckNs(set).Add(1e9 / result.PerSecond);
        }

        // What a change costs is asked last: it makes some of the answers other ones.
        if (round == options.Rounds - 1)
        {
            point.ChangeUs = await point.Host.Change(
                new ChangeOrder(axis.Change, options.Changes * options.Rounds, options.Seed));
        }

        say($"{axis.What} {point.Size:N0}: {point.CheckNs(QuestionSets.Uniform)[^1]:N0} ns per check");
    }

    private static IEnumerable<ScaleRow> Rows(string what, ScalePoint point, ScalePoint smallest)
    {
        double? bytes = point.Size > smallest.Size
            ? Math.Round((double)(point.HeapBytes - smallest.HeapBytes) / (point.Size - smallest.Size), 1)
            : null;
        yield return new ScaleRow(
            what, point.Size, Middle(point, QuestionSets.Uniform), Math.Round(point.ChangeUs, 1), bytes);
        yield return new ScaleRow(
            what + "-allowed", point.Size, Middle(point, QuestionSets.Allowed), null, null);
        yield return new ScaleRow(
            what + "-denied", point.Size, Middle(point, QuestionSets.Denied), null, null);
    }

    private static double Middle(ScalePoint point, string set)
    {
        var all = point.CheckNs(set).Order().ToArray();
        return Math.Round(all[all.Length / 2], 1);
    }
}
