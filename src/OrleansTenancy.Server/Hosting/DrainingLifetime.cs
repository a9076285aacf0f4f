using System.Runtime.InteropServices;
using OrleansTenancy.Gateway.Hosting;

namespace OrleansTenancy.Server.Hosting;

/// <summary>
/// When a node ends. Told to, it first says that it is not ready and goes on answering for a while, so that load
/// balancers notice before it stops listening. Told again, it stops at once.
/// </summary>
/// <param name="host">Stops the node.</param>
/// <param name="readiness">What load balancers look at.</param>
/// <param name="drain">How long it goes on answering.</param>
internal sealed class DrainingLifetime(IHostApplicationLifetime host, Readiness readiness, TimeSpan drain)
    : IHostLifetime, IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT];

    private readonly List<PosixSignalRegistration> _registrations = [];
    private ITimer? _drained;
    private int _told;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _registrations.AddRange(Signals.Select(signal => PosixSignalRegistration.Create(signal, Take)));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _registrations.ForEach(r => r.Dispose());
        _drained?.Dispose();
    }

    // Nobody was told yet to send requests to a node that is still starting.
    private void Take(PosixSignalContext signal)
    {
        signal.Cancel = true;
        var stopsAtOnce = !readiness.HasStarted || drain == TimeSpan.Zero;
        if (Interlocked.Exchange(ref _told, 1) == 1 || stopsAtOnce)
        {
            host.StopApplication();
            return;
        }

        readiness.Drain();
        _drained = TimeProvider.System.CreateTimer(
            static host => ((IHostApplicationLifetime)host!).StopApplication(), host, drain, Timeout.InfiniteTimeSpan);
    }
}
