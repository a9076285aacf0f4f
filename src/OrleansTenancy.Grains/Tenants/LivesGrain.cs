using Orleans.Placement;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Grains.Committing;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Grains.State;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>One number, which only grows.</summary>
[GrainType("lives"), Immovable]
internal sealed class LivesGrain : Grain, ILivesGrain
{
    private readonly Committed<StoredLives> _committed;

    public LivesGrain([PersistentState("lives", StorageNames.Tenancy)] IPersistentState<StoredLives> storage) =>
        _committed = new Committed<StoredLives>(storage, DeactivateOnIdle);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _committed.Load();
        return Task.CompletedTask;
    }

    public ValueTask<long> Floor() => new(_committed.Value.Floor);

    public Task Raise(long floor) => floor > _committed.Value.Floor
        ? _committed.Commit(new StoredLives { Floor = floor })
        : Task.CompletedTask;
}
