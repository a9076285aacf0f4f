using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Time;

/// <summary>Periods through the grains: allowed one tick before the end, denied at it, with nobody sweeping.</summary>
public sealed class PeriodTests(StoppedClock clock) : IClassFixture<StoppedClock>
{
    private static readonly DateTimeOffset From = StoppedClock.Start.AddDays(2);
    private static readonly DateTimeOffset Until = StoppedClock.Start.AddDays(3);
    private readonly World _world = clock.World;

    [Fact]
    public async Task X_5_a_link_gives_access_from_its_first_tick_until_its_last()
    {
        clock.At(StoppedClock.Start);
        var (tenant, partner, owner, chief) = await clock.Linked(Until, From);

        await Holds(tenant, chief, From.AddTicks(-1), false);
        Assert.Equal(AccessHint.LinkPending, (await _world.Ask(chief, tenant, "read:blueprint")).Hint);
        await Holds(tenant, chief, From, true);
        Assert.Equal(LinkState.Linked, (await _world.Reads(tenant).Link(partner)).State);
        await Holds(tenant, chief, Until.AddTicks(-1), true);
        await Holds(tenant, chief, Until, false);
        Assert.Equal(AccessHint.LinkExpired, (await _world.Ask(chief, tenant, "read:blueprint")).Hint);
        Assert.Equal(LinkState.Ended, (await _world.Reads(tenant).Link(partner)).State);
        Refused(RefusalCodes.NoLink, await _world.Tenant(tenant).EndLink(new EndLinkCommand(new(owner), null)));
    }

    [Fact]
    public async Task X_5_a_role_is_held_from_its_first_tick_until_its_last()
    {
        clock.At(StoppedClock.Start);
        var (owner, user) = (NewUser("owner"), NewUser("user"));
        var tenant = await _world.CreateTenant(owner);
        var role = RoleId.Parse("enterprise-viewer");
        Done(await _world.SetRoles(tenant, owner, user, [new WantedRole(role, null, From, Until)]));

        await HoldsFromTo(tenant, user);
    }

    [Fact]
    public async Task X_5_an_assignment_counts_from_its_first_tick_until_its_last()
    {
        clock.At(StoppedClock.Start);
        var (tenant, partner, _, chief) = await clock.Linked(null);
        var tech = NewUser("tech");
        Done(await _world.AddMember(partner, chief, tech));
        Done(await _world.Assign(tenant, partner, chief, tech, From, Until));

        await HoldsFromTo(tenant, tech);
    }

    [Fact]
    public async Task X_5_a_membership_counts_from_its_first_tick_until_its_last()
    {
        clock.At(StoppedClock.Start);
        var (tenant, partner, _, chief) = await clock.Linked(null);
        var guest = NewUser("guest");
        Done(await _world.Partner(partner).AddMember(
            new WriteMemberCommand(new(chief), guest, MemberRole.Admin, true, Until, true, From)));

        await Holds(tenant, guest, From.AddTicks(-1), false);
        Assert.Equal(AccessHint.MembershipPending, (await _world.Ask(guest, tenant, "read:blueprint")).Hint);
        Assert.False((await _world.User(guest).Standing(partner)).Administers);
        await Holds(tenant, guest, From, true);
        Assert.True((await _world.User(guest).Standing(partner)).Administers);
        await Holds(tenant, guest, Until.AddTicks(-1), true);
        await Holds(tenant, guest, Until, false);
        Assert.Null((await _world.User(guest).Standing(partner)).Membership);
        Assert.True((await _world.Ask(chief, tenant, "read:blueprint")).IsAllowed);
    }

    [Fact]
    public async Task X_5_periods_that_cannot_be_are_refused_and_nothing_is_written()
    {
        clock.At(StoppedClock.Start);
        var (tenant, partner, owner, chief) = await clock.Linked(null);
        var tech = NewUser("tech");
        Done(await _world.AddMember(partner, chief, tech));
        var role = RoleId.Parse("enterprise-viewer");
        var tooFar = StoppedClock.Start.AddYears(100).AddTicks(1);
        foreach (var (from, until) in new (DateTimeOffset?, DateTimeOffset?)[]
            { (null, StoppedClock.Start), (Until, Until), (Until, From), (null, tooFar), (tooFar, null) })
        {
            Refused(RefusalCodes.InvalidPeriod, await _world.Assign(tenant, partner, chief, tech, from, until));
            Refused(
                RefusalCodes.InvalidPeriod,
                await _world.SetRoles(tenant, owner, tech, [new WantedRole(role, null, from, until)]));
        }

        Assert.Equal(AccessHint.NotAssigned, (await _world.Ask(tech, tenant, "read:blueprint")).Hint);
    }

    [Fact]
    public async Task X_3_V7_an_admin_who_begins_later_or_ends_does_not_stand_in_for_the_last()
    {
        clock.At(StoppedClock.Start);
        var (owner, other) = (NewUser("owner"), NewUser("other"));
        var tenant = await _world.CreateTenant(owner);
        var admin = RoleId.Parse("enterprise-admin");
        WantedRole[] lesser = [new(admin, null, From, null), new(admin, null, null, Until)];
        foreach (var role in lesser)
        {
            Done(await _world.SetRoles(tenant, owner, other, [role]));
            Refused(RefusalCodes.LastAdmin, await _world.SetRoles(tenant, owner, owner, []));
            Refused(RefusalCodes.LastAdmin, await _world.SetRoles(tenant, owner, owner, [role]));
        }

        Done(await _world.SetRoles(tenant, owner, other, [new(admin, null, StoppedClock.Start, null)]));
        Done(await _world.SetRoles(tenant, owner, owner, []));
    }

    private async Task HoldsFromTo(TenantId tenant, UserId user)
    {
        await Holds(tenant, user, From.AddTicks(-1), false);
        await Holds(tenant, user, From, true);
        await Holds(tenant, user, Until.AddTicks(-1), true);
        await Holds(tenant, user, Until, false);
    }

    private async Task Holds(TenantId tenant, UserId user, DateTimeOffset at, bool expected)
    {
        clock.At(at);
        Assert.Equal(expected, (await _world.Ask(user, tenant, "read:blueprint")).IsAllowed);
    }
}
