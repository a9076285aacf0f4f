using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Links;

[Collection(OneSiloTests.Name)]
public sealed class LinkFlowTests(OneSilo silo)
{
    private readonly World _world = silo.World;

    [Fact]
    public async Task E1_2_E1_3_a_partner_user_enters_when_both_have_approved_and_not_before()
    {
        var (owner, chief) = (NewUser("owner"), NewUser("chief"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(chief, tenant, "read:blueprint")).Code);

        var pending = Done(await _world.Request(tenant, owner, partner));
        Assert.Equal(LinkState.Pending, pending.State);
        var before = await _world.Ask(chief, tenant, "read:blueprint");
        Assert.Equal((DecisionCode.NoAccess, AccessHint.LinkPending), (before.Code, before.Hint));

        var linked = Done(await _world.Accept(tenant, partner, chief));
        Assert.Equal(LinkState.Linked, linked.State);
        var after = await _world.Ask(chief, tenant, "read:blueprint");
        Assert.True(after.IsAllowed);
        Assert.Equal("partner", after.Role?.Value);
        Assert.Equal(partner, after.Partner);
    }

    [Fact]
    public async Task E1_22_E1_23_X_10_both_sides_are_told_in_order_with_the_same_ids()
    {
        var (owner, chief) = (NewUser("owner"), NewUser("chief"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        Done(await _world.Request(tenant, owner, partner));
        Done(await _world.Reject(tenant, partner, chief, "not our customer"));

        var atPartner = await _world.InboxOf(partner);
        var atTenant = await _world.InboxOf(tenant);

        string[] expected = [NotificationTypes.LinkRequested, NotificationTypes.LinkRejected];
        Assert.Equal(expected, atPartner.Select(n => n.Content.Type).Where(t => t.StartsWith("link.", StringComparison.Ordinal)));
        Assert.Equal([NotificationTypes.TenantCreated, .. expected], atTenant.Select(n => n.Content.Type));
        Assert.Equal(Enumerable.Range(1, atTenant.Length), atTenant.Select(n => (int)n.Sequence));
        Assert.Equal(atPartner[^1].Content.Id, atTenant[^1].Content.Id);
        Assert.Equal("not our customer", atTenant[^1].Content.Fields["reason"]);
        Assert.Equal(chief, atTenant[^1].Content.Actor);
    }

    [Fact]
    public async Task E1_24_E1_25_C3_a_rejected_tenant_links_to_nobody_until_the_operator_clears_it()
    {
        var (owner, chief) = (NewUser("owner"), NewUser("chief"));
        var first = await _world.CreatePartner(chief);
        var second = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        Done(await _world.Request(tenant, owner, first));
        Done(await _world.Reject(tenant, first, chief, null));

        Refused(RefusalCodes.LinkBarred, await _world.Request(tenant, owner, first));
        Refused(RefusalCodes.LinkBarred, await _world.Request(tenant, owner, second));

        Done(await _world.Tenant(tenant).ClearRejection(new(NewUser("operator"))));
        Done(await _world.Request(tenant, owner, second));
    }

    [Fact]
    public async Task X_8_when_the_link_ends_access_ends_with_it_for_everybody()
    {
        var (owner, chief, tech) = (NewUser("owner"), NewUser("chief"), NewUser("tech"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        Done(await _world.AddMember(partner, chief, tech));
        await _world.Link(tenant, owner, partner, chief);
        Done(await _world.Assign(tenant, partner, chief, tech));
        Assert.True((await _world.Ask(tech, tenant, "read:blueprint")).IsAllowed);

        Done(await _world.Tenant(tenant).EndLink(new EndLinkCommand(new(owner), null)));

        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(tech, tenant, "read:blueprint")).Code);
        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(chief, tenant, "read:blueprint")).Code);

        // C13': what was assigned on the old link is gone with it, also when there is a new one.
        await _world.Link(tenant, owner, partner, chief);
        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(tech, tenant, "read:blueprint")).Code);
    }

    [Fact]
    public async Task E1_16_without_the_terms_there_is_no_request()
    {
        var (owner, chief) = (NewUser("owner"), NewUser("chief"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);

        Refused(RefusalCodes.TermsNotAccepted, await _world.Request(tenant, owner, partner, accepts: false));

        Assert.Equal(LinkState.None, (await _world.Reads(tenant).Link(null)).State);
        Assert.Equal("member.added", Assert.Single(await _world.InboxOf(partner)).Content.Type);
    }
}
