using System.Collections.Immutable;
using System.Runtime.InteropServices;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Grains.Leases;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Devices;

/// <summary>
/// Places that were asked for before and have not changed since; the shards are asked for the rest only.
/// </summary>
/// <param name="held">What this silo holds.</param>
/// <param name="owners">Asks the shards.</param>
internal sealed class LeasedPlacements(HeldReplicas held, ShardPlacements owners) : IPlacements
{
    public ValueTask<ImmutableArray<Placement>> Locate(
        TenantPolicyFacts tenant, IReadOnlyList<ResourceKey> resources)
    {
        var places = new Placement[resources.Count];
        List<int>? missing = null;
        for (var i = 0; i < places.Length; i++)
        {
            if (!TryFind(tenant, resources[i], out places[i]))
            {
                (missing ??= []).Add(i);
            }
        }

        return missing is null
            ? new(ImmutableCollectionsMarshal.AsImmutableArray(places))
            : Ask(tenant, resources, places, missing);
    }

    private bool TryFind(TenantPolicyFacts tenant, ResourceKey resource, out Placement place)
    {
        place = Placement.Missing;
        if (!ResourceRules.IsName(resource.Type, resource.Id))
        {
            return true;
        }

        var shard = ShardKey.Of(tenant.Id, tenant.Uid, resource.Type, resource.Id);
        return held.Places.TryFind(shard, out var memo) && memo.TryFind(resource, out place);
    }

    private async ValueTask<ImmutableArray<Placement>> Ask(
        TenantPolicyFacts tenant, IReadOnlyList<ResourceKey> resources, Placement[] places, List<int> missing)
    {
        var memos = await Memos(tenant, resources, missing);
        var found = await owners.Locate(tenant, [.. missing.Select(i => resources[i])]);
        for (var i = 0; i < missing.Count; i++)
        {
            places[missing[i]] = found[i];
        }

        Keep(memos, tenant, resources, places, missing);
        return ImmutableCollectionsMarshal.AsImmutableArray(places);
    }

    // The leases come before the question: what is answered under a lease that still lasts is in force.
    private async Task<Dictionary<ShardKey, PlaceMemo>> Memos(
        TenantPolicyFacts tenant, IReadOnlyList<ResourceKey> resources, List<int> missing)
    {
        var shards = missing
            .Select(i => ShardKey.Of(tenant.Id, tenant.Uid, resources[i].Type, resources[i].Id))
            .Distinct()
            .ToArray();
        await Task.WhenAll(shards.Where(s => !held.Places.TryFind(s, out _)).Select(held.Places.Get));
        var memos = new Dictionary<ShardKey, PlaceMemo>(shards.Length);
        foreach (var shard in shards)
        {
            if (held.Places.TryFind(shard, out var memo))
            {
                memos.Add(shard, memo);
            }
        }

        return memos;
    }

    private void Keep(
        Dictionary<ShardKey, PlaceMemo> memos,
        TenantPolicyFacts tenant,
        IReadOnlyList<ResourceKey> resources,
        Placement[] places,
        List<int> missing)
    {
        foreach (var i in missing)
        {
            var shard = ShardKey.Of(tenant.Id, tenant.Uid, resources[i].Type, resources[i].Id);
            if (memos.TryGetValue(shard, out var memo)
                && held.Places.TryFind(shard, out var now)
                && ReferenceEquals(memo, now))
            {
                memo.Keep(resources[i], places[i]);
            }
        }
    }
}
