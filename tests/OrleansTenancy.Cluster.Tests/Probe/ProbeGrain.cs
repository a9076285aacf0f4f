using Orleans.Placement;
using Orleans.Runtime;

namespace OrleansTenancy.Cluster.Tests.Probe;

[GrainType("test-probe")]
internal class ProbeGrain(ILocalSiloDetails silo) : Grain, IProbeGrain, IGrainMigrationParticipant
{
    private string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        ProbeLog.Of(Key).Begins(silo.SiloAddress.ToString());
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        var log = ProbeLog.Of(Key);
        log.SetLeaving();
        await log.LeavingIsHeld;
        log.Ends(silo.SiloAddress.ToString());
    }

    public void OnDehydrate(IDehydrationContext dehydrationContext) => dehydrationContext.TryAddValue("memory", Key);

    public void OnRehydrate(IRehydrationContext rehydrationContext)
    {
        if (rehydrationContext.TryGetValue("memory", out string? key) && key == Key)
        {
            ProbeLog.Of(Key).Moves();
        }
    }

    public Task<string> Where() => Task.FromResult(silo.SiloAddress.ToString());

    public Task Beat()
    {
        var log = ProbeLog.Of(Key);
        this.RegisterGrainTimer(
            _ =>
            {
                log.Beats();
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20)) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public async Task<string> Stay()
    {
        var log = ProbeLog.Of(Key);
        log.SetStaying();
        await log.StayIsHeld;
        return silo.SiloAddress.ToString();
    }
}

/// <summary>As our grains are.</summary>
[GrainType("test-still-probe"), Immovable]
internal sealed class StillProbeGrain(ILocalSiloDetails silo) : ProbeGrain(silo), IStillProbeGrain;
