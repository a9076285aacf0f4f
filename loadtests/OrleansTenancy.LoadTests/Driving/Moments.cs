using System.Diagnostics;

namespace OrleansTenancy.LoadTests.Driving;

/// <summary>Instants of this process, in ticks of its stopwatch.</summary>
internal static class Moments
{
    private static readonly double TicksPerNanosecond = Stopwatch.Frequency / 1e9;

    public static long Now => Stopwatch.GetTimestamp();

    public static long FromSeconds(double seconds) => (long)(seconds * Stopwatch.Frequency);

    public static long Nanoseconds(long ticks) => (long)(ticks / TicksPerNanosecond);

    public static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;

    /// <summary>Comes back at an instant, or as soon after it as the machine lets us.</summary>
    public static async Task Until(long instant, CancellationToken cancel = default)
    {
        while (Seconds(instant - Now) is var left && left > 0)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(Math.Max(left, 0.001)));
            await timer.WaitForNextTickAsync(cancel);
        }
    }
}
