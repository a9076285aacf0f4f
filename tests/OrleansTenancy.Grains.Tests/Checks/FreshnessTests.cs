using Microsoft.Extensions.DependencyInjection;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Testing.Cluster;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Checks;

/// <summary>X.6 over several silos.</summary>
public sealed class FreshnessTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync() => _world = new World(await TenancyCluster.Start(silos: 3));

    public async Task DisposeAsync() => await _world.Cluster.DisposeAsync();

    [Fact]
    public async Task X_6_every_silo_goes_by_a_change_as_soon_as_it_is_acknowledged()
    {
        var (owner, chief) = (NewUser("owner"), NewUser("chief"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        await _world.Link(tenant, owner, partner, chief);
        var tech = NewUser("tech");
        Done(await _world.AddMember(partner, chief, tech));
        for (var i = 0; i < 60; i++)
        {
            Done(await _world.Assign(tenant, partner, chief, tech));
            Assert.All(await AskEverywhere(tech, tenant), d => Assert.True(d.IsAllowed));
            Done(await _world.Unassign(tenant, partner, chief, tech));
            Assert.All(await AskEverywhere(tech, tenant), d => Assert.Equal(DecisionCode.NoAccess, d.Code));
        }
    }

    [Fact]
    public async Task X_6_a_role_edit_reaches_all_its_holders_at_once()
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        var role = RoleId.Parse("clerk");
        Done(await _world.Tenant(tenant).CreateRole(new(new(owner), role, "Clerk", ["read:alert"], null, false, null)));
        var holders = Enumerable.Range(0, 10).Select(_ => NewUser("holder")).ToArray();
        foreach (var holder in holders)
        {
            Done(await _world.Grant(tenant, owner, holder, "clerk"));
        }

        for (var i = 0; i < 20; i++)
        {
            string[] scopes = i % 2 == 0 ? ["read:report"] : ["read:alert"];
            Done(await _world.Tenant(tenant).UpdateRole(new(new(owner), role, "Clerk", [.. scopes], null, false, null)));
            foreach (var holder in holders)
            {
                Assert.All(await AskEverywhere(holder, tenant, "read:alert"), d => Assert.Equal(i % 2 == 1, d.IsAllowed));
            }
        }
    }

    [Fact]
    public async Task A_bulk_question_is_answered_as_the_single_ones_with_one_call_per_shard_at_most()
    {
        var (owner, user) = (NewUser("owner"), NewUser("user"));
        var tenant = await _world.CreateTenant(owner);
        Done(await _world.CreateGroup(tenant, owner, "a"));
        Done(await _world.CreateGroup(tenant, owner, "b", "a"));
        Done(await _world.CreateGroup(tenant, owner, "c"));
        Done(await _world.Grant(tenant, owner, user, "group-admin", [GroupId.Parse("a")]));
        string?[] places = ["a", "b", "c", null];
        for (var i = 0; i < 200; i++)
        {
            Done(await _world.PutDevice(tenant, owner, $"d{i}", places[i % 4]));
        }

        string[] devices = [.. Enumerable.Range(0, 220).Select(i => $"d{i}")];
        _world.Cluster.Calls.Reset();
        var bulk = await _world.User(user).AuthorizeBulk(new BulkQuery(tenant, "REBOOT", "device", [.. devices]));
        Assert.InRange(_world.Cluster.Calls.Count(nameof(IResourceShardGrain.Locate)), 1, 64);

        for (var i = 0; i < devices.Length; i += 7)
        {
            Assert.Equal((byte)(await _world.Ask(user, tenant, "REBOOT", "device", devices[i])).Code, bulk.Codes[i]);
        }

        Assert.Equal(100, bulk.Codes.Count(c => c == (byte)DecisionCode.Allowed));
    }

    [Fact]
    public async Task A_state_does_not_grow_with_the_fleet()
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        var before = (_world.Cluster.Storage.SizeOf(tenant.GrainKey), _world.Cluster.Storage.SizeOf(owner.GrainKey));
        for (var i = 0; i < 300; i++)
        {
            Done(await _world.PutDevice(tenant, owner, $"d{i}"));
        }

        Assert.Equal(before, (_world.Cluster.Storage.SizeOf(tenant.GrainKey), _world.Cluster.Storage.SizeOf(owner.GrainKey)));
    }

    [Fact]
    public async Task X_5_a_role_ends_at_its_instant()
    {
        var (owner, user) = (NewUser("owner"), NewUser("user"));
        var tenant = await _world.CreateTenant(owner);
        var end = _world.Cluster.Clock.GetUtcNow() + TimeSpan.FromHours(1);
        Done(await _world.SetRoles(tenant, owner, user, [new(RoleId.Parse("enterprise-viewer"), null, null, end)]));
        Assert.True((await _world.Ask(user, tenant, "read:alert")).IsAllowed);

        _world.Cluster.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(user, tenant, "read:alert")).Code);
    }

    private async Task<DecisionReply[]> AskEverywhere(UserId user, TenantId tenant, string action = "read:blueprint")
    {
        var query = new AccessQuery(tenant, action, "tenant", tenant.Value);
        return await Task.WhenAll(_world.Cluster.Silos.SelectMany((silo, i) => new[]
        {
            _world.Cluster.GrainFrom<IUserAccess>(i, user.GrainKey).Authorize(query).AsTask(),
            silo.ServiceProvider.GetRequiredService<IAccessChecks>().Authorize(user, query).AsTask(),
        }));
    }
}
