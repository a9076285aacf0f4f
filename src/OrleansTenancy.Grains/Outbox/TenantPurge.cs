using OrleansTenancy.Contracts.Audit;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Grains.Outbox;

/// <summary>
/// ID.26, ID.27: takes everything away that a deleted life of a tenant left with other grains. Every step may be done
/// again, so an interrupted purge starts from the beginning.
/// </summary>
/// <param name="source">The grain key of the tenant.</param>
/// <param name="grains">Where the others are.</param>
internal sealed class TenantPurge(string source, IGrainFactory grains)
{
    private const int PageSize = 200;
    private const int ShardsAtOnce = 8;

    /// <summary>Does all of it.</summary>
    public async Task Run(OwedPurge purge, long sequence)
    {
        await PurgePeople(purge, sequence);
        foreach (var shards in Enumerable.Range(0, Limits.DeviceShards).Chunk(ShardsAtOnce))
        {
            await Task.WhenAll(shards.Select(shard => Shard(purge, shard).Purge()));
        }

        foreach (var some in (purge.Invitations.IsDefault ? [] : purge.Invitations).Chunk(PageSize))
        {
            await Task.WhenAll(some.Select(i => grains.GetGrain<IInvitationGrain>(i.GrainKey).Forget()));
        }

        await grains.GetGrain<IInboxGrain>(InboxKey.For(purge.Tenant, purge.Uid)).Purge();
        await PurgeTrail(AuditChain.Of(purge.Tenant, purge.Uid));
        await Directory(DirectoryKey.RoleHoldersOf(purge.Tenant, purge.Uid)).Purge();

        // Last, because it says who is still to be visited.
        await Directory(DirectoryKey.UsersOf(purge.Tenant, purge.Uid)).Purge();
    }

    // That the tenant was deleted was recorded before this began, and stays.
    private async Task PurgeTrail(string chain)
    {
        var trail = grains.GetGrain<IAuditGrain>(chain);
        while (await trail.Purge())
        {
        }
    }

    private async Task PurgePeople(OwedPurge purge, long sequence)
    {
        foreach (var page in purge.Assignees.Chunk(PageSize))
        {
            await Forget(page, purge, sequence);
        }

        var users = Directory(DirectoryKey.UsersOf(purge.Tenant, purge.Uid));
        string? after = null;
        while (true)
        {
            var page = await users.Page(new DirectoryPageQuery(after, PageSize));
            if (page.IsEmpty)
            {
                return;
            }

            await Forget(page.Select(p => UserId.Parse(p.Key)), purge, sequence);
            after = page[^1].Key;
        }
    }

    private Task Forget(IEnumerable<UserId> users, OwedPurge purge, long sequence)
    {
        var gone = new TenantGoneEffect(purge.Tenant, purge.Uid);
        return Task.WhenAll(
            users.Select(u => grains.GetGrain<IUserGrain>(u.GrainKey).Apply(source, sequence, gone)));
    }

    private IResourceShardGrain Shard(OwedPurge purge, int shard) =>
        grains.GetGrain<IResourceShardGrain>(new ShardKey(purge.Tenant, purge.Uid, shard).ToString());

    private IDirectoryGrain Directory(string key) => grains.GetGrain<IDirectoryGrain>(key);
}
