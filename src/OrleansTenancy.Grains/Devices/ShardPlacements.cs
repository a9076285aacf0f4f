using System.Collections.Immutable;
using System.Runtime.InteropServices;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Devices;

/// <summary>Asks the shards that own the resources: one call per shard and type, all at the same time.</summary>
/// <param name="grains">Where the shards are.</param>
internal sealed class ShardPlacements(IGrainFactory grains) : IPlacements
{
    public async ValueTask<ImmutableArray<Placement>> Locate(
        TenantPolicyFacts tenant, IReadOnlyList<ResourceKey> resources)
    {
        var placements = new Placement[resources.Count];
        var calls = new Dictionary<(int Shard, string Type), List<int>>();
        for (var i = 0; i < resources.Count; i++)
        {
            var (type, id) = resources[i];

            // What cannot be a name cannot be registered: it stays missing, and nobody is asked.
            if (ResourceRules.IsName(type, id))
            {
                var key = (ShardKey.ShardOf(type, id), type);
                ref var indexes = ref CollectionsMarshal.GetValueRefOrAddDefault(calls, key, out _);
                (indexes ??= []).Add(i);
            }
        }

        await Task.WhenAll(calls.Select(c => Ask(tenant, c.Key, c.Value, resources, placements)));
        return ImmutableCollectionsMarshal.AsImmutableArray(placements);
    }

    private async Task Ask(
        TenantPolicyFacts tenant,
        (int Shard, string Type) target,
        List<int> indexes,
        IReadOnlyList<ResourceKey> resources,
        Placement[] placements)
    {
        var shard = new ShardKey(tenant.Id, tenant.Uid, target.Shard).ToString();
        var found = await grains
            .GetGrain<IResourceShardGrain>(shard)
            .Locate(target.Type, [.. indexes.Select(i => resources[i].Id)]);
        for (var i = 0; i < indexes.Count; i++)
        {
            placements[indexes[i]] = found[i];
        }
    }
}
