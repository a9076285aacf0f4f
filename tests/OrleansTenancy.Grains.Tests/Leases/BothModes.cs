using Microsoft.Extensions.DependencyInjection;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Devices;
using OrleansTenancy.Grains.Leases;
using OrleansTenancy.Grains.Replication;
using OrleansTenancy.Grains.State;
using OrleansTenancy.Grains.Users;
using OrleansTenancy.Testing.Cluster;
using Xunit;

namespace OrleansTenancy.Grains.Tests.Leases;

/// <summary>
/// Asks in every way there is: the person's grain, the memory of each silo, and the owners one by one. The last way
/// uses nothing that anybody holds, so it is the oracle of the others.
/// </summary>
internal static class BothModes
{
    /// <summary>The answer, which has to be the same in every way.</summary>
    public static async Task<DecisionReply> Ask(TenancyCluster cluster, UserId user, AccessQuery query)
    {
        var answer = await Oracle(cluster, user, query);
        Assert.Equal(answer, await cluster.Grain<IUserAccess>(user.GrainKey).Authorize(query));
        foreach (var silo in cluster.Silos)
        {
            var local = silo.ServiceProvider.GetRequiredService<IAccessChecks>();
            Assert.IsType<LocalChecks>(local);
            Assert.Equal(answer, await local.Authorize(user, query));
            Assert.All(await local.AuthorizeMany(user, [query, query]), r => Assert.Equal(answer, r));
            if (query.ResourceType is "device" or "group")
            {
                var bulk = new BulkQuery(query.Tenant, query.Action, query.ResourceType, [query.ResourceId], query.Token);
                Assert.Equal([(byte)answer.Code], (await local.AuthorizeBulk(user, bulk)).Codes);
            }
        }

        return answer;
    }

    private static async Task<DecisionReply> Oracle(TenancyCluster cluster, UserId user, AccessQuery query)
    {
        var services = cluster.Silos[0].ServiceProvider;
        var grains = services.GetRequiredService<IGrainFactory>();
        var catalogue = services.GetRequiredService<ScopeCatalogue>();
        var check = new AccessCheck(
            new ValidatedSnapshots(grains, catalogue), new ShardPlacements(grains), services.GetRequiredService<TimeProvider>());
        var (copy, _) = await grains.GetGrain<ILeasedPerson>(user.GrainKey).Lease(cluster.Silos[0].SiloAddress);
        var stored = copy is null ? new StoredPerson() : new StoredPerson { Facts = copy.Facts, Tokens = copy.Tokens };
        var sight = new PersonSight(stored, user);
        return await check.Decide<SingleQuestion, DecisionReply>(new SingleQuestion(query, catalogue), () => sight);
    }
}
