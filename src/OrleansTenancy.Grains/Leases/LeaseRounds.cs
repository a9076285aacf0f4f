namespace OrleansTenancy.Grains.Leases;

/// <summary>What has to be done about leases all the time: renew, let go, forget the dead.</summary>
/// <param name="held">What this silo holds.</param>
/// <param name="channels">Its sessions.</param>
/// <param name="book">What it has granted.</param>
/// <param name="silos">The cluster.</param>
/// <param name="times">How often.</param>
/// <param name="clock">Monotonic time.</param>
internal sealed class LeaseRounds(
    HeldReplicas held, LeaseChannels channels, LeaseBook book, SiloView silos, LeaseTimes times, TimeProvider clock)
    : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource _stop = new();
    private Task _rounds = Task.CompletedTask;

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        lifecycle.Subscribe(nameof(LeaseRounds), ServiceLifecycleStage.RuntimeGrainServices, Start, Stop);
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private Task Start(CancellationToken cancellation)
    {
        _rounds = Rounds();
        return Task.CompletedTask;
    }

    private async Task Stop(CancellationToken cancellation)
    {
        await _stop.CancelAsync();
        await _rounds;
    }

    private async Task Rounds()
    {
        using var timer = new PeriodicTimer(times.RenewEvery, clock);
        var swept = clock.GetTimestamp();
        while (await Next(timer))
        {
            // Not awaited: an owner that hangs must not delay the next renewals of the others.
            _ = channels.RenewAll();
            foreach (var dead in silos.LongDead())
            {
                book.Forget(dead);
                channels.Forget(dead);
            }

            if (clock.GetElapsedTime(swept) > SweepEvery)
            {
                swept = clock.GetTimestamp();
                held.Sweep();
            }
        }
    }

    private async Task<bool> Next(PeriodicTimer timer)
    {
        try
        {
            return await timer.WaitForNextTickAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
