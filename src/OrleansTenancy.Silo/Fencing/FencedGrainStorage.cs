using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;
using OrleansTenancy.Grains.Fencing;

namespace OrleansTenancy.Silo.Fencing;

/// <summary>
/// Grain states that are written only while the fence is open: a turn that slept through the death of its silo stops
/// before it commits.
/// </summary>
/// <param name="storage">Where the states are.</param>
/// <param name="fence">The fence of this silo.</param>
internal sealed class FencedGrainStorage(IGrainStorage storage, Fence fence)
    : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        storage.ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        fence.Demand();
        return storage.WriteStateAsync(stateName, grainId, grainState);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        fence.Demand();
        return storage.ClearStateAsync(stateName, grainId, grainState);
    }

    // Orleans asks whatever stands under the name of the storage.
    public void Participate(ISiloLifecycle observer) =>
        (storage as ILifecycleParticipant<ISiloLifecycle>)?.Participate(observer);

    /// <summary>Puts the fence before a storage that is registered already.</summary>
    public static void StandBefore(IServiceCollection services, string name)
    {
        var known = services.Single(s => s.ServiceType == typeof(IGrainStorage) && Equals(s.ServiceKey, name));
        services.Remove(known);
        services.AddKeyedSingleton<IGrainStorage>(
            name,
            (s, key) => new FencedGrainStorage(
                (IGrainStorage)known.KeyedImplementationFactory!(s, key), s.GetRequiredService<Fence>()));
    }
}
