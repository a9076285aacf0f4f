using OrleansTenancy.Gateway.Tests.Invitations;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Rules;

/// <summary>What of section 3 no other test names: one rule each, over HTTP.</summary>
[Collection(HttpTests.Name)]
public sealed class StaffingRuleTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task EN_4_without_an_account_nothing_is_accepted_and_the_invitation_waits()
    {
        var (owner, email) = (HttpWorld.New("owner"), Mailbox.NewAddress());
        var tenant = await _world.CreateTenant(owner);
        var invitations = $"/v1/tenants/{tenant}/invitations";
        (await _world.As(owner).Post(invitations, new { email, roleId = "enterprise-viewer" })).Is(201);
        var token = await _world.Mail.Code(email);

        (await server.Anonymous().Post("/v1/invitations/accept", new { token })).IsProblem(401, "unauthenticated");
        (await _world.Service.Post("/v1/invitations/accept", new { token })).Is(403);
        Assert.Single((await _world.As(owner).Get(invitations)).Is(200).Items);

        var carla = HttpWorld.New("carla");
        (await _world.AsOwnerOf(email, carla).Post("/v1/invitations/accept", new { token })).Is(200);
        Assert.True((await _world.As(carla).Ask(tenant, carla, "read", "blueprint", "b")).Decision);
    }

    [Fact]
    public async Task EN_7_EN_8_who_is_taken_out_of_a_tenant_stays_in_the_partner_and_in_its_other_tenants()
    {
        var sides = await Sides.Linked(_world);
        var tech = await sides.Technician();
        var other = await _world.CreateCustomer(sides.Partner, sides.Chief);
        (await sides.AsChief.Put($"{sides.Tenants}/{other}/access/users/{tech}", new { })).Is(204);

        (await sides.AsChief.Delete($"{sides.AtPartner}/access/users/{tech}")).Is(204);

        Assert.False((await _world.As(tech).Ask(sides.Tenant, tech, "read", "blueprint", "b")).Decision);
        Assert.True((await _world.As(tech).Ask(other, tech, "read", "blueprint", "b")).Decision);
        var members = (await sides.AsChief.Get($"/v1/partners/{sides.Partner}/members")).Is(200).Items;
        Assert.Contains(tech, members.Select(m => m.GetProperty("userId").GetString()));
        (await sides.AsChief.Put($"{sides.AtPartner}/access/users/{tech}", new { })).Is(204);
        Assert.True((await _world.As(tech).Ask(sides.Tenant, tech, "read", "blueprint", "b")).Decision);
    }

    [Fact]
    public async Task EN_11_EN_12_EN_17_while_auto_add_is_on_nobody_is_taken_out_one_by_one()
    {
        var sides = await Sides.Linked(_world);
        var tech = await sides.Technician();
        var access = $"{sides.AtPartner}/access";
        (await sides.AsChief.Put(access, new { autoAddPartnerUsers = true })).Is(200);

        foreach (var user in new[] { tech, sides.Chief })
        {
            (await sides.AsChief.Delete($"{access}/users/{user}")).IsProblem(409, "auto-add-active");
        }

        Assert.True((await _world.As(tech).Ask(sides.Tenant, tech, "read", "blueprint", "b")).Decision);
        (await sides.AsChief.Put(access, new { autoAddPartnerUsers = false })).Is(200);
        (await sides.AsChief.Delete($"{access}/users/{tech}")).Is(204);
        Assert.False((await _world.As(tech).Ask(sides.Tenant, tech, "read", "blueprint", "b")).Decision);
    }

    [Fact]
    public async Task C12_who_was_invited_is_no_member_and_stays_when_members_leave_and_auto_add_goes()
    {
        var sides = await Sides.Linked(_world);
        var (tech, carla, email) = (await sides.Technician(), HttpWorld.New("carla"), Mailbox.NewAddress());
        (await sides.AsChief.Post($"{sides.AtPartner}/invitations", new { email })).Is(201);
        var token = await _world.Mail.Code(email);
        (await _world.AsOwnerOf(email, carla).Post("/v1/invitations/accept", new { token })).Is(200);

        var members = $"/v1/partners/{sides.Partner}/members";
        Assert.DoesNotContain(carla, (await sides.AsChief.Get(members)).Items.Select(m => m.GetProperty("userId").GetString()));
        (await sides.AsChief.Delete($"{members}/{carla}")).Is(404);
        (await sides.AsChief.Delete($"{members}/{tech}")).Is(204);
        (await sides.AsChief.Put($"{sides.AtPartner}/access", new { autoAddPartnerUsers = true })).Is(200);
        (await sides.AsChief.Put($"{sides.AtPartner}/access", new { autoAddPartnerUsers = false })).Is(200);

        Assert.True((await _world.As(carla).Ask(sides.Tenant, carla, "read", "blueprint", "b")).Decision);
        Assert.False((await _world.As(tech).Ask(sides.Tenant, tech, "read", "blueprint", "b")).Decision);
    }

    [Fact]
    public async Task C2_entering_the_id_with_the_terms_is_the_approval_of_the_tenant()
    {
        var sides = await Sides.Create(_world);
        (await sides.AsOwner.Post(sides.Link, new { partnerId = sides.Partner, acceptTermsOfService = false }))
            .IsProblem(400, "terms-not-accepted");
        (await sides.Request()).Is(202);

        var pending = (await sides.AsOwner.Get(sides.Link)).Is(200);
        Assert.Equal(("pending", sides.Owner), (pending.Member("state"), pending.Member("requestedBy")));

        // Nothing more is asked of the tenant: the partner's answer is the last step.
        (await sides.AsChief.Post($"{sides.AtPartner}/accept")).Is(200);
        var linked = (await sides.AsOwner.Get(sides.Link)).Is(200);
        Assert.Equal(("linked", sides.Owner, sides.Chief), (linked.Member("state"), linked.Member("requestedBy"), linked.Member("decidedBy")));
    }
}
