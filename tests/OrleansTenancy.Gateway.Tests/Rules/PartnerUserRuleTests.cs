using Xunit;

namespace OrleansTenancy.Gateway.Tests.Rules;

/// <summary>E1.26 to E1.34: what partner users may do, and with which role they come into a tenant.</summary>
[Collection(HttpTests.Name)]
public sealed class PartnerUserRuleTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task E1_26_in_a_flat_partner_a_technician_may_what_an_admin_may_and_in_a_tiered_one_not()
    {
        foreach (var (model, status) in new[] { ("flat", 200), ("tiered", 403) })
        {
            var sides = await Sides.Linked(_world, model);
            var tech = HttpWorld.New("tech");
            await _world.AddMember(sides.Partner, sides.Chief, tech);
            foreach (var path in new[] { "/members", "/notifications", $"/tenants/{sides.Tenant}/access" })
            {
                (await sides.AsChief.Get($"/v1/partners/{sides.Partner}{path}")).Is(200);
                (await _world.As(tech).Get($"/v1/partners/{sides.Partner}{path}")).Is(status);
            }

            (await _world.As(tech).Patch($"/v1/partners/{sides.Partner}", new { name = "Renamed" })).Is(status);
        }
    }

    [Fact]
    public async Task E1_27_any_user_of_a_flat_partner_adds_tenants()
    {
        var sides = await Sides.Create(_world, "flat");
        var tech = HttpWorld.New("tech");
        await _world.AddMember(sides.Partner, sides.Chief, tech);
        (await sides.Request()).Is(202);
        (await _world.As(tech).Post($"{sides.AtPartner}/accept")).Is(200);

        var made = HttpWorld.New("made");
        (await _world.As(tech).Post(sides.Tenants, new { tenantId = made, displayName = "Made" })).Is(201);

        Assert.Equal(new[] { made, sides.Tenant }.Order(StringComparer.Ordinal), await sides.Listed("linked"));
        Assert.Equal("linked", (await _world.As(tech).Get($"{sides.Tenants}?state=linked")).Items[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task E1_28_any_user_of_a_flat_partner_adds_users_to_it()
    {
        var sides = await Sides.Create(_world, "flat");
        var (tech, next) = (HttpWorld.New("tech"), HttpWorld.New("next"));
        await _world.AddMember(sides.Partner, sides.Chief, tech);

        await _world.AddMember(sides.Partner, tech, next);

        (await _world.As(next).Get($"/v1/partners/{sides.Partner}")).Is(200);
        (await _world.As(HttpWorld.New("stranger")).Post($"/v1/partners/{sides.Partner}/members", new { userId = next }))
            .IsProblem(404, "partner-unknown");
    }

    [Fact]
    public async Task E1_29_any_user_of_a_flat_partner_logs_in_to_linked_tenants()
    {
        foreach (var (model, status) in new[] { ("flat", 200), ("tiered", 403) })
        {
            var sides = await Sides.Linked(_world, model);
            var tech = HttpWorld.New("tech");
            await _world.AddMember(sides.Partner, sides.Chief, tech);

            (await _world.As(tech).Post($"/v1/tenants/{sides.Tenant}/login")).Is(status);
        }
    }

    [Fact]
    public async Task E1_30_a_user_of_the_tenant_keeps_the_role_held_there_even_a_lower_one()
    {
        var sides = await Sides.Create(_world);
        (await _world.Grant(sides.Tenant, sides.Owner, sides.Chief, "group-viewer")).Is(200);
        await _world.Link(sides.Tenant, sides.Owner, sides.Partner, sides.Chief);

        var login = (await sides.AsChief.Post($"/v1/tenants/{sides.Tenant}/login")).Is(200);

        Assert.Equal("member", login.Member("source"));
        Assert.Equal("group-viewer", Assert.Single(login.Json.GetProperty("roles").EnumerateArray()).GetString());
        await _world.Device(sides.Tenant, sides.Owner, "d");
        Assert.Equal("scope-not-granted", (await sides.AsChief.Ask(sides.Tenant, sides.Chief, "REBOOT", "device", "d")).DecisionCode);
    }

    [Fact]
    public async Task E1_31_anybody_else_of_the_partner_gets_the_partner_role()
    {
        var sides = await Sides.Linked(_world);
        await _world.Device(sides.Tenant, sides.Owner, "d");
        foreach (var user in new[] { sides.Chief, await sides.Technician() })
        {
            var login = (await _world.As(user).Post($"/v1/tenants/{sides.Tenant}/login")).Is(200);
            Assert.Equal("partner", Assert.Single(login.Json.GetProperty("roles").EnumerateArray()).GetString());
            Assert.True((await _world.As(user).Ask(sides.Tenant, user, "REBOOT", "device", "d")).Decision);
            Assert.False((await _world.As(user).Ask(sides.Tenant, user, "SHUT_DOWN", "device", "d")).Decision);
        }
    }

    [Fact]
    public async Task E1_32_more_is_granted_only_by_an_enterprise_admin_of_the_tenant()
    {
        var sides = await Sides.Linked(_world);
        var (tech, viewer, groupAdmin) = (await sides.Technician(), HttpWorld.New("viewer"), HttpWorld.New("group"));
        (await _world.Grant(sides.Tenant, sides.Owner, viewer, "enterprise-viewer")).Is(200);
        (await _world.Grant(sides.Tenant, sides.Owner, groupAdmin, "group-admin")).Is(200);
        foreach (var by in new[] { tech, sides.Chief, viewer, groupAdmin })
        {
            (await _world.Grant(sides.Tenant, by, tech, "enterprise-admin")).IsProblem(403, "scope-not-granted");
        }

        (await _world.Operator.Put($"/v1/tenants/{sides.Tenant}/users/{tech}", new { roles = Array.Empty<object>() }))
            .IsProblem(404, "tenant-unknown");
        Assert.False((await _world.As(tech).Ask(sides.Tenant, tech, "create:role", "tenant", sides.Tenant)).Decision);
        (await _world.Grant(sides.Tenant, sides.Owner, tech, "enterprise-admin")).Is(200);
        Assert.True((await _world.As(tech).Ask(sides.Tenant, tech, "create:role", "tenant", sides.Tenant)).Decision);
    }

    [Fact]
    public async Task E1_33_more_is_granted_by_changing_the_role_of_that_user()
    {
        var sides = await Sides.Linked(_world);
        var (tech, other) = (await sides.Technician(), await sides.Technician());

        (await _world.Grant(sides.Tenant, sides.Owner, tech, "enterprise-viewer")).Is(200);

        Assert.True(await MayReadConnections(sides, tech));
        Assert.False(await MayReadConnections(sides, other));
        (await sides.AsOwner.Delete($"/v1/tenants/{sides.Tenant}/users/{tech}")).Is(204);
        Assert.False(await MayReadConnections(sides, tech));
        (await _world.As(tech).Post($"/v1/tenants/{sides.Tenant}/login")).Is(200);
    }

    [Fact]
    public async Task E1_34_enterprise_admins_edit_the_partner_role_for_all_its_holders_at_once()
    {
        var sides = await Sides.Linked(_world);
        string[] holders = [sides.Chief, await sides.Technician(), await sides.Technician()];
        var role = $"/v1/tenants/{sides.Tenant}/roles/partner";
        var wider = new { name = "Partner", scopes = new[] { "read:sso_connection" } };
        (await sides.AsChief.Put(role, wider)).IsProblem(403, "scope-not-granted");

        (await sides.AsOwner.Put(role, wider)).Is(200);
        foreach (var holder in holders)
        {
            Assert.True(await MayReadConnections(sides, holder));
            Assert.False((await _world.As(holder).Ask(sides.Tenant, holder, "read", "alert", "a")).Decision);
        }

        (await sides.AsOwner.Put(role, new { name = "Partner", scopes = new[] { "read:alert" } })).Is(200);
        foreach (var holder in holders)
        {
            Assert.False(await MayReadConnections(sides, holder));
            Assert.True((await _world.As(holder).Ask(sides.Tenant, holder, "read", "alert", "a")).Decision);
        }
    }

    private async Task<bool> MayReadConnections(Sides sides, string user) =>
        (await _world.As(user).Ask(sides.Tenant, user, "read", "sso_connection", "c")).Decision;
}
