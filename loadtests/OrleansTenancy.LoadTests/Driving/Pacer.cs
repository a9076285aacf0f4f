using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace OrleansTenancy.LoadTests.Driving;

/// <summary>
/// Hands out planned instants at an even rate, each when it has come and not before. A thread of its own wakes for
/// them, so that they come in time also while the pool is busy.
/// </summary>
internal sealed partial class Pacer : IDisposable
{
    private const int WakeEveryMicroseconds = 100;
    private readonly Channel<long> _due = Channel.CreateUnbounded<long>(
        new UnboundedChannelOptions { SingleWriter = true, AllowSynchronousContinuations = false });

    private readonly AutoResetEvent _never = new(false);
    private readonly Thread _thread;
    private volatile bool _stopped;

    /// <summary>Begins to hand out.</summary>
    /// <param name="begin">The first instant.</param>
    /// <param name="rate">How many in a second.</param>
    /// <param name="end">None after this one.</param>
    public Pacer(long begin, double rate, long end)
    {
        var step = Moments.FromSeconds(1) / rate;
        _thread = new Thread(() => Pace(begin, step, end)) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Planned instants that have come and that nobody has taken.</summary>
    public int Left => _due.Reader.Count;

    /// <summary>The next planned instant, when it has come; null: there are no more.</summary>
    public async ValueTask<long?> Next()
    {
        while (await _due.Reader.WaitToReadAsync())
        {
            if (_due.Reader.TryRead(out var planned))
            {
                return planned;
            }
        }

        return null;
    }

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
        _never.Dispose();
    }

    private void Pace(long begin, double step, long end)
    {
        for (var i = 0L; !_stopped; i++)
        {
            var planned = begin + (long)(i * step);
            if (planned > end)
            {
                break;
            }

            while (Moments.Now < planned && !_stopped)
            {
                Wait();
            }

            _due.Writer.TryWrite(planned);
        }

        _due.Writer.Complete();
    }

    // The runtime's own waits are no finer than a millisecond.
    private void Wait()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = NanoSleep(new TimeSpec(0, WakeEveryMicroseconds * 1_000), 0);
        }
        else
        {
            _never.WaitOne(1);
        }
    }

#pragma warning disable SYSLIB1054 // Blittable: generated marshalling would only ask for unsafe code.
    [DllImport("libc", EntryPoint = "nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NanoSleep(in TimeSpec wanted, nint left);
#pragma warning restore SYSLIB1054

    private readonly record struct TimeSpec(long Seconds, long Nanoseconds);
}
