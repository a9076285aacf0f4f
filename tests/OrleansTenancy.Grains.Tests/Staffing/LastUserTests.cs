using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Testing.Stores;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Staffing;

/// <summary>EN.10: somebody keeps access to every tenant, whatever is removed where.</summary>
[Collection(OneSiloTests.Name)]
public sealed class LastUserTests(OneSilo silo)
{
    private readonly World _world = silo.World;

    [Fact]
    public async Task EN_10_C11_the_last_user_can_neither_be_taken_out_nor_leave_until_somebody_else_has_access()
    {
        var (owner, chief, second) = (NewUser("owner"), NewUser("chief"), NewUser("second"));
        var partner = await _world.CreatePartner(chief, MemberModel.Tiered, AdminAccess.Assigned);
        Done(await _world.AddMember(partner, chief, second, MemberRole.Admin));
        var tenant = await _world.CreateTenant(owner);
        await _world.Link(tenant, owner, partner, chief);

        Refused(RefusalCodes.LastUser, await _world.Unassign(tenant, partner, second, chief));
        Refused(RefusalCodes.LastUser, await Remove(partner, second, chief));
        Refused(RefusalCodes.LastUser, await Ends(partner, second, chief));
        Refused(RefusalCodes.LastUser, await _world.Assign(tenant, partner, second, chief, until: Later));
        Assert.True((await _world.Ask(chief, tenant, "read:blueprint")).IsAllowed);

        Done(await _world.Assign(tenant, partner, chief, second));
        Done(await Remove(partner, second, chief));
        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(chief, tenant, "read:blueprint")).Code);
        Refused(RefusalCodes.LastAdmin, await Remove(partner, second, second));
        Done(await _world.AddMember(partner, second, chief, MemberRole.Admin));
        Refused(RefusalCodes.LastUser, await Remove(partner, chief, second));
    }

    [Fact]
    public async Task C9_settings_that_would_leave_a_tenant_without_anybody_are_refused()
    {
        var (owner, chief) = (NewUser("owner"), NewUser("chief"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        await _world.Link(tenant, owner, partner, chief);

        Refused(RefusalCodes.LastUser, await Set(partner, chief, AdminAccess.Assigned));
        Done(await _world.Tenant(tenant).SetAutoAdd(new SetAutoAddCommand(new(chief), partner, true, 1)));
        Done(await Set(partner, chief, AdminAccess.Assigned));
        Assert.True((await _world.Ask(chief, tenant, "read:blueprint")).IsAllowed);
    }

    [Fact]
    public async Task X_8_an_ended_link_needs_nobody_any_more()
    {
        var (owner, chief, second) = (NewUser("owner"), NewUser("chief"), NewUser("second"));
        var partner = await _world.CreatePartner(chief, MemberModel.Tiered, AdminAccess.Assigned);
        Done(await _world.AddMember(partner, chief, second, MemberRole.Admin));
        var tenant = await _world.CreateTenant(owner);
        await _world.Link(tenant, owner, partner, chief);
        Refused(RefusalCodes.LastUser, await Remove(partner, second, chief));

        Done(await _world.Tenant(tenant).EndLink(new EndLinkCommand(new(owner), null)));
        Done(await Remove(partner, second, chief));
    }

    [Theory, InlineData(WriteFault.Before), InlineData(WriteFault.After)]
    public async Task EN_10_a_removal_that_failed_half_way_is_done_or_undone_by_the_reminder(WriteFault fault)
    {
        var (owner, chief, second) = (NewUser("owner"), NewUser("chief"), NewUser("second"));
        var partner = await _world.CreatePartner(chief, MemberModel.Tiered, AdminAccess.Assigned);
        Done(await _world.AddMember(partner, chief, second, MemberRole.Admin));
        var tenant = await _world.CreateTenant(owner);
        await _world.Link(tenant, owner, partner, chief);
        Done(await _world.Assign(tenant, partner, chief, second));

        _world.Cluster.Storage.FailNext(tenant.GrainKey, fault);
        await Assert.ThrowsAnyAsync<Exception>(() => _world.Unassign(tenant, partner, chief, second));
        await Recovered(tenant.GrainKey);

        // Undone, the second one still has access, so the first may go; done, the first is the last one.
        var undone = (await _world.Ask(second, tenant, "read:blueprint")).IsAllowed;
        Assert.Equal(fault == WriteFault.Before, undone);
        var reply = await _world.Unassign(tenant, partner, second, chief);
        Assert.Equal(undone ? null : RefusalCodes.LastUser, reply.Refusal?.Code);
    }

    [Theory, InlineData(WriteFault.Before), InlineData(WriteFault.After)]
    public async Task C11_a_leaving_that_failed_half_way_is_done_or_undone_by_the_reminder(WriteFault fault)
    {
        var (owner, chief, second) = (NewUser("owner"), NewUser("chief"), NewUser("second"));
        var partner = await _world.CreatePartner(chief, MemberModel.Tiered, AdminAccess.Assigned);
        Done(await _world.AddMember(partner, chief, second, MemberRole.Admin));
        var tenant = await _world.CreateTenant(owner);
        await _world.Link(tenant, owner, partner, chief);
        Done(await _world.Assign(tenant, partner, chief, second));

        _world.Cluster.Storage.FailNext(partner.GrainKey, fault);
        await Assert.ThrowsAnyAsync<Exception>(() => Remove(partner, chief, second));
        await Recovered(partner.GrainKey);

        var undone = (await _world.Ask(second, tenant, "read:blueprint")).IsAllowed;
        Assert.Equal(fault == WriteFault.Before, undone);
        var reply = await _world.Unassign(tenant, partner, chief, chief);
        Assert.Equal(undone ? null : RefusalCodes.LastUser, reply.Refusal?.Code);
    }

    private static DateTimeOffset Later => TimeProvider.System.GetUtcNow().AddDays(1);

    private Task<Contracts.Wire.Reply<Contracts.Wire.Done>> Remove(PartnerId partner, UserId by, UserId user) =>
        _world.Partner(partner).RemoveMember(new RemoveMemberCommand(new(by), user));

    private Task<Contracts.Wire.Reply<MemberView>> Ends(PartnerId partner, UserId by, UserId user) =>
        _world.Partner(partner).ChangeMember(new WriteMemberCommand(new(by), user, null, true, Later));

    private Task<Contracts.Wire.Reply<PartnerView>> Set(PartnerId partner, UserId by, AdminAccess access) =>
        _world.Partner(partner).Change(new ChangePartnerCommand(new(by), null, null, access));

    private Task Recovered(string owner) => Recovery.Remind(_world.Cluster, owner);
}
