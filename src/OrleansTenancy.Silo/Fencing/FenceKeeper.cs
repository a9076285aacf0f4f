using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using OrleansTenancy.Grains.Fencing;

namespace OrleansTenancy.Silo.Fencing;

/// <summary>
/// Keeps the fence of this silo open for as long as its own row in the membership table says that the cluster counts
/// it in, and closes it before the silo says that it is dead.
/// </summary>
/// <param name="fence">The fence.</param>
/// <param name="row">What the cluster says.</param>
/// <param name="times">How often it is asked.</param>
/// <param name="fatal">Ends the process of a silo that is dead for the others.</param>
/// <param name="clock">Paces the questions.</param>
/// <param name="logger">Told when the cluster cannot be asked.</param>
internal sealed partial class FenceKeeper(
    Fence fence,
    IOwnRow row,
    ClusterTimes times,
    IFatalErrorHandler fatal,
    TimeProvider clock,
    ILogger<FenceKeeper> logger) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    // Opens after the silo has a row and before it takes calls; closes when all grains had their time to leave, which
    // is before the row says Dead. That one is written without a vote, so nobody would hold the grains back.
    internal const int Stage = ServiceLifecycleStage.BecomeActive - 2;

    // A database that has just been started may be slow at first.
    private const int AttemptsMax = 10;

    private readonly CancellationTokenSource _stopping = new();
    private Task _keeping = Task.CompletedTask;

    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe(nameof(FenceKeeper), Stage, Start, Stop);

    /// <summary>Asks once, and acts on the answer.</summary>
    internal async Task AskOnce(CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(times.FencePeriod, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        var askedAt = fence.Ask();
        switch (await row.Read(either.Token))
        {
            case Standing.CountedIn:
                fence.Extend(askedAt);
                break;
            case Standing.Dead:
                fence.Close();
                fatal.OnFatalException(this, "the cluster has declared this silo dead");
                break;
            default:
                break;
        }
    }

    public void Dispose() => _stopping.Dispose();

    // A silo that cannot be sure of itself does not come up: better no silo than one that refuses everything.
    private async Task Start(CancellationToken cancel)
    {
        for (var attempt = 1; attempt < AttemptsMax && !fence.IsOpen; attempt++)
        {
            await TryAsk(cancel);
        }

        if (!fence.IsOpen)
        {
            await AskOnce(cancel);
        }

        _keeping = Keep(_stopping.Token);
    }

    private async Task Stop(CancellationToken cancel)
    {
        fence.Close();
        await _stopping.CancelAsync();
        await _keeping;
    }

    private async Task Keep(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(times.FencePeriod, clock);
        try
        {
            while (!fence.IsClosedForGood)
            {
                await timer.WaitForNextTickAsync(stopping);
                await TryAsk(stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The silo is leaving.
        }
    }

    // Whatever went wrong, the fence runs out by itself.
    private async Task TryAsk(CancellationToken stopping)
    {
        try
        {
            await AskOnce(stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            NotAnswered(fence.IsOpen, failure);
        }
    }
}
