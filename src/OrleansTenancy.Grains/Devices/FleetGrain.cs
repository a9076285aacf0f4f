using System.Collections.Immutable;
using Orleans.Concurrency;
using Orleans.Placement;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Devices;

/// <summary>
/// Reads over all shards of a tenant. It holds nothing, so any number of activations are as good as one, and a slow
/// page of one caller does not hold up another: that is why it is a stateless worker.
/// </summary>
[GrainType("fleet"), StatelessWorker, Immovable]
internal sealed class FleetGrain(IResourceStore store) : Grain, IFleetGrain
{
    /// <summary>Longest page.</summary>
    private const int PageMax = 1_001;

    private TenantUid _uid;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _uid = ShardKey.FromFleetKey(this.GetPrimaryKeyString()).Uid;
        return Task.CompletedTask;
    }

    public Task<long> Count(string type) => store.Count(_uid, type, CancellationToken.None);

    public async Task<ImmutableArray<ResourceView>> Page(string type, string? after, int limit)
    {
        var rows = await store.Page(_uid, type, after, Math.Clamp(limit, 1, PageMax), CancellationToken.None);
        return [.. rows.Select(View)];
    }

    public Task<bool> AnyInGroup(GroupId group, long incarnation) =>
        store.AnyInGroup(_uid, group.Value, incarnation, CancellationToken.None);

    private static ResourceView View(ResourceRow row) => new(
        row.Type, row.Id, row.GroupId is null ? null : GroupId.Parse(row.GroupId), row.Alias, [.. row.Tags]);
}
