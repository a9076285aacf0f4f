using OrleansTenancy.Contracts.Audit;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Mail;
using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Grains.Outbox;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>
/// ID.26, ID.27: takes everything away that a deleted life of a tenant left with other grains, a bounded step at a
/// time. What a step has taken away it does not find again, so whoever goes on after a crash goes on where it was.
/// </summary>
/// <param name="source">The grain key of the tenant.</param>
/// <param name="grains">Where the others are.</param>
/// <param name="purge">Which life.</param>
/// <param name="through">Where it ended in the tenant's outbox; what came later is of another life.</param>
internal sealed class TenantPurge(string source, IGrainFactory grains, OwedPurge purge, long through)
{
    private const int TracesAtOnce = 100;
    private const int InvitationsAtOnce = 200;
    private const int ShardsAtOnce = 8;

    private string Traces => DirectoryKey.TracesOf(purge.Tenant, purge.Uid);

    /// <summary>Does one step; answers whether there may be more.</summary>
    public async Task<bool> Step()
    {
        if (await FollowTraces() || await PurgeShards())
        {
            return true;
        }

        foreach (var some in purge.Invitations.Chunk(InvitationsAtOnce))
        {
            await Task.WhenAll(some.Select(i => grains.GetGrain<IInvitationGrain>(i.GrainKey).Forget()));
        }

        // That the tenant was deleted was recorded before this began, and stays.
        return await grains.GetGrain<IInboxGrain>(InboxKey.For(purge.Tenant, purge.Uid)).Purge()
            || await grains.GetGrain<IAuditGrain>(AuditChain.Of(purge.Tenant, purge.Uid)).Purge()
            || await Directory(DirectoryKey.RoleHoldersOf(purge.Tenant, purge.Uid)).Purge()
            || await Directory(DirectoryKey.UsersOf(purge.Tenant, purge.Uid)).Purge();
    }

    private async Task<bool> FollowTraces()
    {
        var page = await Directory(Traces).Page(new DirectoryPageQuery(null, TracesAtOnce));
        if (page.IsEmpty)
        {
            return false;
        }

        var goOn = await Task.WhenAll(page.Select(t => Follow(t.Key)));
        var done = page.Where((_, i) => !goOn[i]).Select(t => t.Key);
        await Directory(Traces).Drop([.. done], long.MaxValue);
        return true;
    }

    // Whether there is more at the end of the trace than one step takes away.
    private async Task<bool> Follow(string trace)
    {
        var (grain, entry) = TenantTraces.Read(trace);
        switch (grain.Split('/')[0])
        {
            case "user":
                await grains.GetGrain<IUserGrain>(grain)
                    .Apply(source, through, new TenantGoneEffect(purge.Tenant, purge.Uid));
                return false;
            case "inbox":
                return await grains.GetGrain<IInboxGrain>(grain).Forget(source, through);
            case "mail":
                await grains.GetGrain<IMailGrain>(grain).Drop();
                return false;
            case "directory" when entry is not null:
                await Directory(grain).Drop([entry], through);
                return false;
            default:
                throw Invariant.Broken("a trace leads to a kind of grain that keeps nothing of tenants");
        }
    }

    private async Task<bool> PurgeShards()
    {
        foreach (var shards in Enumerable.Range(0, Limits.DeviceShards).Chunk(ShardsAtOnce))
        {
            if ((await Task.WhenAll(shards.Select(shard => Shard(shard).Purge()))).Contains(true))
            {
                return true;
            }
        }

        return false;
    }

    private IResourceShardGrain Shard(int shard) =>
        grains.GetGrain<IResourceShardGrain>(new ShardKey(purge.Tenant, purge.Uid, shard).ToString());

    private IDirectoryGrain Directory(string key) => grains.GetGrain<IDirectoryGrain>(key);
}
