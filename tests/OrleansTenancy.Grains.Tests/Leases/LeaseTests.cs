using Microsoft.Extensions.DependencyInjection;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Leases;
using OrleansTenancy.Testing.Cluster;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Leases;

/// <summary>Checks in the memory of whichever silo is asked, over several silos.</summary>
public sealed class LeaseTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync() => _world = new World(await TenancyCluster.Start(silos: 3));

    public async Task DisposeAsync() => await _world.Cluster.DisposeAsync();

    [Fact]
    public async Task In_steady_state_no_grain_is_called_for_a_check()
    {
        var (tenant, tech) = await Technician();
        await AskEverywhere(tech, tenant, "d1");
        _world.Cluster.Calls.Reset();

        for (var i = 0; i < 100; i++)
        {
            Assert.All(await AskEverywhere(tech, tenant, "d1"), d => Assert.True(d.IsAllowed));
        }

        Assert.Equal(0, _world.Cluster.Calls.Count(nameof(ILeasedTenant.Lease)));
        Assert.Equal(0, _world.Cluster.Calls.Count(nameof(IUserAccess.Authorize)));
        Assert.Equal(0, _world.Cluster.Calls.Count(nameof(IResourceShardGrain.Locate)));
    }

    [Fact]
    public async Task X_6_a_device_that_moves_or_goes_is_seen_by_every_silo()
    {
        var (tenant, tech) = await Technician();
        for (var i = 0; i < 20; i++)
        {
            Done(await _world.PutDevice(tenant, Owner, "d1", "b"));
            Assert.All(await AskEverywhere(tech, tenant, "d1"), d => Assert.Equal(DecisionCode.OutsideGroups, d.Code));
            Done(await _world.PutDevice(tenant, Owner, "d1", "a"));
            Assert.All(await AskEverywhere(tech, tenant, "d1"), d => Assert.True(d.IsAllowed));
        }

        var uid = (await _world.Reads(tenant).View())!.Uid;
        Done(await _world.Cluster.Grain<IResourceShardGrain>(ShardKey.Of(tenant, uid, "device", "d1").ToString())
            .Remove(new(Owner), "device", "d1"));
        Assert.All(await AskEverywhere(tech, tenant, "d1"), d => Assert.Equal(DecisionCode.ResourceUnknown, d.Code));
    }

    [Fact]
    public async Task X_6_a_holder_that_cannot_be_told_uses_nothing_any_more_when_the_change_is_acknowledged()
    {
        var (tenant, tech) = await Technician();
        await AskEverywhere(tech, tenant, "d1");
        _world.Cluster.Calls.BreakAll(nameof(ILeasePost.Drop));
        _world.Cluster.Calls.BreakAll(nameof(ILeasePost.Renew));
        _world.Cluster.Calls.Reset();

        Done(await _world.SetRoles(tenant, Owner, tech, []));

        Assert.True(_world.Cluster.Calls.Count(nameof(ILeasePost.Drop)) >= _world.Cluster.Silos.Count);
        Assert.All(await AskEverywhere(tech, tenant, "d1"), d => Assert.False(d.IsAllowed));
        _world.Cluster.Calls.RepairAll(nameof(ILeasePost.Drop));
        _world.Cluster.Calls.RepairAll(nameof(ILeasePost.Renew));
        Assert.All(await AskEverywhere(tech, tenant, "d1"), d => Assert.False(d.IsAllowed));
    }

    [Fact]
    public async Task X_6_an_owner_that_was_activated_again_ends_the_leases_of_the_one_before()
    {
        var (tenant, tech) = await Technician();
        for (var i = 0; i < 10; i++)
        {
            Assert.All(await AskEverywhere(tech, tenant, "d1"), d => Assert.True(d.IsAllowed));
            await _world.Cluster.Deactivate(_world.User(tech));
            Done(await _world.SetRoles(tenant, Owner, tech, []));
            Assert.All(await AskEverywhere(tech, tenant, "d1"), d => Assert.False(d.IsAllowed));
            Done(await _world.Grant(tenant, Owner, tech, "group-admin", [GroupId.Parse("a")]));
        }
    }

    private UserId Owner { get; } = NewUser("owner");

    private async Task<(TenantId Tenant, UserId Tech)> Technician()
    {
        var tech = NewUser("tech");
        var tenant = await _world.CreateTenant(Owner);
        Done(await _world.CreateGroup(tenant, Owner, "a"));
        Done(await _world.CreateGroup(tenant, Owner, "b"));
        Done(await _world.PutDevice(tenant, Owner, "d1", "a"));
        Done(await _world.Grant(tenant, Owner, tech, "group-admin", [GroupId.Parse("a")]));
        return (tenant, tech);
    }

    private Task<DecisionReply[]> AskEverywhere(UserId user, TenantId tenant, string device) =>
        Task.WhenAll(_world.Cluster.Silos.Select(silo => silo.ServiceProvider
            .GetRequiredService<IAccessChecks>()
            .Authorize(user, new AccessQuery(tenant, "REBOOT", "device", device)).AsTask()));
}
