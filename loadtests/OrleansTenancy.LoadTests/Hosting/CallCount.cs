using System.Diagnostics.Metrics;

namespace OrleansTenancy.LoadTests.Hosting;

/// <summary>
/// Counts grain calls of this process by the runtime's own instruments, which cost something only while they are
/// listened to: never while time is measured.
/// </summary>
internal sealed class CallCount : IDisposable
{
    private const string MeterName = "Microsoft.Orleans";
    private const string Answered = "orleans-app-requests-latency";

    private readonly MeterListener _listener = new();
    private long _calls;

    public void Begin()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == MeterName
                && instrument.Name.StartsWith(Answered, StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Count(instrument, value));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Count(instrument, (long)value));
        _listener.Start();
    }

    /// <summary>The calls that were answered since the beginning.</summary>
    public long End()
    {
        _listener.RecordObservableInstruments();
        var calls = Interlocked.Read(ref _calls);
        Dispose();
        return calls;
    }

    public void Dispose() => _listener.Dispose();

    private void Count(Instrument instrument, long value)
    {
        if (instrument.IsObservable)
        {
            if (instrument.Name.EndsWith("-count", StringComparison.Ordinal))
            {
                Interlocked.Add(ref _calls, value);
            }
        }
        else
        {
            Interlocked.Increment(ref _calls);
        }
    }
}
