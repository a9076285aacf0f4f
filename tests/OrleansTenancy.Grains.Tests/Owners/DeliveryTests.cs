using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Testing.Cluster;
using OrleansTenancy.Testing.Stores;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Owners;

/// <summary>Writes that fail, targets that cannot be reached, owners that go in between.</summary>
[Collection(OneSiloTests.Name)]
public sealed class DeliveryTests(OneSilo silo)
{
    private readonly World _world = silo.World;

    [Theory, InlineData(WriteFault.Before), InlineData(WriteFault.After)]
    public async Task X_12_a_write_of_unknown_outcome_is_never_answered_from_memory(WriteFault fault)
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        _world.Cluster.Storage.FailNext(tenant.GrainKey, fault);

        await Assert.ThrowsAnyAsync<Exception>(() => _world.Tenant(tenant).Rename(new(new(owner), "New")));

        var view = await Retried(() => _world.Reads(tenant).View().AsTask());
        Assert.Equal(fault == WriteFault.After ? "New" : "Tenant", view!.DisplayName);
        Assert.Equal("Newer", Done(await _world.Tenant(tenant).Rename(new(new(owner), "Newer"))).DisplayName);
    }

    [Fact]
    public async Task Readers_see_the_old_facts_until_the_new_ones_are_stored()
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        var held = _world.Cluster.Storage.HoldNext(tenant.GrainKey);
        var change = _world.CreateGroup(tenant, owner, "g");
        await held.Reached;

        Assert.Empty(await _world.Reads(tenant).Groups());
        Assert.Equal(DecisionCode.ResourceUnknown, (await _world.Ask(owner, tenant, "read", "group", "g")).Code);

        held.Release();
        Done(await change);
        Assert.True((await _world.Ask(owner, tenant, "read", "group", "g")).IsAllowed);
    }

    [Fact]
    public async Task A_revocation_that_did_not_reach_the_person_is_not_acknowledged_and_comes_later()
    {
        var (owner, user) = (NewUser("owner"), NewUser("user"));
        var tenant = await _world.CreateTenant(owner);
        Done(await _world.Grant(tenant, owner, user, "enterprise-viewer"));
        _world.Cluster.Calls.Break(user.GrainKey, nameof(IUserGrain.Apply));

        await Assert.ThrowsAsync<TimeoutException>(() => _world.SetRoles(tenant, owner, user, []));
        await Assert.ThrowsAsync<TimeoutException>(() => _world.SetRoles(tenant, owner, user, []));
        Assert.True((await _world.Ask(user, tenant, "read:alert")).IsAllowed);

        _world.Cluster.Calls.Repair(user.GrainKey, nameof(IUserGrain.Apply));
        Done(await _world.SetRoles(tenant, owner, user, []));
        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(user, tenant, "read:alert")).Code);
    }

    [Fact]
    public async Task What_is_owed_is_delivered_by_the_next_activation_without_being_asked()
    {
        var (owner, user) = (NewUser("owner"), NewUser("user"));
        var tenant = await _world.CreateTenant(owner);
        _world.Cluster.Calls.Break(user.GrainKey, nameof(IUserGrain.Apply));
        await Assert.ThrowsAsync<TimeoutException>(() => _world.Grant(tenant, owner, user, "enterprise-viewer"));
        await _world.Cluster.Deactivate(_world.Tenant(tenant));
        _world.Cluster.Calls.Repair(user.GrainKey, nameof(IUserGrain.Apply));

        // Any question wakes the owner; the question itself changes nothing.
        await _world.Reads(tenant).View();

        await Eventually.Holds(async () => (await _world.Ask(user, tenant, "read:alert")).IsAllowed);
    }

    [Fact]
    public async Task X_10_notifications_that_were_held_up_come_in_order_and_once()
    {
        var (owner, chief) = (NewUser("owner"), NewUser("chief"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        var inbox = InboxKey.For(partner);
        _world.Cluster.Calls.Break(inbox, nameof(IInboxGrain.Append));
        Done(await _world.Request(tenant, owner, partner));
        Done(await _world.Accept(tenant, partner, chief));
        Done(await _world.Tenant(tenant).EndLink(new EndLinkCommand(new(owner), null)));
        Assert.Single(await _world.InboxOf(partner));
        await _world.Cluster.Deactivate(_world.Tenant(tenant));

        _world.Cluster.Calls.Repair(inbox, nameof(IInboxGrain.Append));
        await _world.Reads(tenant).View();
        await Eventually.Holds(async () => (await _world.InboxOf(partner)).Length == 4);

        // What the new activation could not know to be delivered goes out again, and is skipped.
        await _world.Cluster.Deactivate(_world.Tenant(tenant));
        await _world.Reads(tenant).View();
        Done(await _world.Request(tenant, owner, partner));
        await Eventually.Holds(async () => (await _world.InboxOf(partner)).Length == 5);
        var records = await _world.InboxOf(partner);
        Assert.Equal(
            ["member.added", "link.requested", "link.accepted", "link.ended", "link.requested"],
            records.Select(r => r.Content.Type));
        Assert.Equal([1L, 2, 3, 4, 5], records.Select(r => r.Sequence));
        Assert.Equal(5, records.Select(r => r.Content.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_late_repeat_of_an_effect_brings_nothing_back()
    {
        var (owner, user) = (NewUser("owner"), NewUser("user"));
        var tenant = await _world.CreateTenant(owner);
        var uid = (await _world.Reads(tenant).View())!.Uid;
        var person = _world.Cluster.Grain<IUserGrain>(user.GrainKey);
        var grant = new GrantsEffect(tenant, uid, [new(RoleId.Parse("enterprise-viewer"), 0, null, null, null)]);
        await person.Apply(tenant.GrainKey, 100, grant);
        await person.Apply(tenant.GrainKey, 101, new GrantsEffect(tenant, uid, []));

        await person.Apply(tenant.GrainKey, 100, grant);

        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(user, tenant, "read:alert")).Code);
    }

    [Fact]
    public async Task ID_26_ID_27_V15_a_deleted_tenant_leaves_nothing_and_its_name_begins_anew()
    {
        var (owner, user, other) = (NewUser("owner"), NewUser("user"), NewUser("other"));
        var tenant = await _world.CreateTenant(owner);
        var uid = (await _world.Reads(tenant).View())!.Uid;
        Done(await _world.CreateGroup(tenant, owner, "g"));
        Done(await _world.PutDevice(tenant, owner, "d", "g"));
        Done(await _world.Grant(tenant, owner, user, "enterprise-viewer"));

        Done(await _world.Tenant(tenant).Delete(new DeleteTenantCommand(new(owner), null)));
        Assert.Equal(DecisionCode.TenantUnknown, (await _world.Ask(user, tenant, "read:alert")).Code);
        Done(await _world.Tenant(tenant).Create(new CreateTenantCommand(new(other), "Again", other, null)));

        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(user, tenant, "read:alert")).Code);
        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(owner, tenant, "read:alert")).Code);
        Assert.Equal(DecisionCode.ResourceUnknown, (await _world.Ask(other, tenant, "read", "device", "d")).Code);
        Assert.Equal(LinkState.None, (await _world.Reads(tenant).Link(null)).State);
        Assert.Single(await _world.InboxOf(tenant));
        var users = _world.Cluster.Grain<IDirectoryGrain>(DirectoryKey.UsersOf(tenant, uid));
        await Eventually.Holds(async () => await users.Count(null) == 0);
        await Eventually.Holds(async () => (await _world.User(user).Reach()).Tenants.IsEmpty);
    }

    [Fact]
    public async Task C11_leaving_a_partner_is_one_write_of_the_person_whatever_the_number_of_tenants()
    {
        var (owner, chief, tech) = (NewUser("owner"), NewUser("chief"), NewUser("tech"));
        var partner = await _world.CreatePartner(chief);
        Done(await _world.AddMember(partner, chief, tech));
        var tenants = new List<TenantId>();
        for (var i = 0; i < 12; i++)
        {
            tenants.Add(await _world.CreateTenant(owner));
            await _world.Link(tenants[i], owner, partner, chief);
            Done(await _world.Assign(tenants[i], partner, chief, tech));
        }

        _world.Cluster.Calls.Reset();
        Done(await _world.Partner(partner).RemoveMember(new(new(chief), tech)));

        Assert.Equal(1, _world.Cluster.Calls.Count(nameof(IUserGrain.Apply)));
        foreach (var tenant in tenants)
        {
            Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(tech, tenant, "read:blueprint")).Code);
        }
    }

    [Fact]
    public async Task V16_asking_about_anybody_leaves_no_row()
    {
        var before = _world.Cluster.Storage.Rows.Count;

        for (var i = 0; i < 50; i++)
        {
            var nobody = await _world.Ask(NewUser("nobody"), NewTenantId(), "read:alert");
            Assert.Equal(DecisionCode.TenantUnknown, nobody.Code);
        }

        Assert.Equal(before, _world.Cluster.Storage.Rows.Count);
    }

    [Fact]
    public async Task The_last_rules_hold_through_the_grains()
    {
        var (owner, chief) = (NewUser("owner"), NewUser("chief"));
        var tenant = await _world.CreateTenant(owner);
        var partner = await _world.CreatePartner(chief);
        Refused(RefusalCodes.LastAdmin, await _world.SetRoles(tenant, owner, owner, []));
        Refused(RefusalCodes.LastAdmin, await _world.Partner(partner).RemoveMember(new(new(chief), chief)));
        Refused(RefusalCodes.MemberExists, await _world.AddMember(partner, chief, chief));
        Refused(RefusalCodes.TenantExists, await _world.Tenant(tenant).Create(new(new(owner), "T", owner, null)));
        Refused(RefusalCodes.NotPending, await _world.Accept(tenant, partner, chief));
        Refused(RefusalCodes.GroupUnknown, await _world.CreateGroup(tenant, owner, "g", "none"));
        Refused(RefusalCodes.GroupUnknown, await _world.PutDevice(tenant, owner, "d", "none"));
        Refused(RefusalCodes.RoleUnknown, await _world.Grant(tenant, owner, owner, "none"));
    }

    private static async Task<T> Retried<T>(Func<Task<T>> read)
    {
        T? result = default;
        await Eventually.Holds(async () =>
        {
            try
            {
                result = await read();
                return true;
            }
            catch (InvalidOperationException)
            {
                // The activation of the failed write is on its way out.
                return false;
            }
        });
        return result!;
    }
}
