using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OrleansTenancy.Grains.Fencing;

/// <summary>
/// Timestamps that run on while the machine sleeps, and a time of day that no correction of the machine's clock makes
/// jump. What is counted by another clock can seem to last after everybody else has seen it end: a virtual machine
/// that was suspended for a minute would not know.
/// </summary>
public sealed class MachineClock : TimeProvider
{
    private const int BootTime = 7;
    private const long NanosecondsPerSecond = 1_000_000_000;
    private static readonly bool HasBootTime = OperatingSystem.IsLinux() && clock_gettime(BootTime, out _) == 0;

    private readonly DateTimeOffset _begun = TimeProvider.System.GetUtcNow();
    private readonly long _begunAt;

    private MachineClock() => _begunAt = GetTimestamp();

    /// <summary>The clock of this machine.</summary>
    public static MachineClock Instance { get; } = new();

    /// <inheritdoc />
    public override long TimestampFrequency => HasBootTime ? NanosecondsPerSecond : Stopwatch.Frequency;

    /// <inheritdoc />
    public override long GetTimestamp()
    {
        if (!HasBootTime)
        {
            return Stopwatch.GetTimestamp();
        }

        _ = clock_gettime(BootTime, out var time);
        return (time.Seconds * NanosecondsPerSecond) + time.Nanoseconds;
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => _begun + GetElapsedTime(_begunAt);

#pragma warning disable SYSLIB1054 // Nothing of it has to be marshalled, so there is no code to generate.
    [DllImport("libc", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [SuppressGCTransition]
    private static extern int clock_gettime(int clock, out TimeOfClock time);
#pragma warning restore SYSLIB1054

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeOfClock
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
