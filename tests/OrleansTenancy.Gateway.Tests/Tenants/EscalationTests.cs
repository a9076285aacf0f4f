using Xunit;

namespace OrleansTenancy.Gateway.Tests.Tenants;

/// <summary>X.1 and X.2 on every way that there is over HTTP; each refusal has a twin that is done.</summary>
[Collection(HttpTests.Name)]
public sealed class EscalationTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task X_2_X_5_an_admin_for_an_hour_does_not_write_it_into_the_role_they_keep()
    {
        var (owner, clerk) = (HttpWorld.New("owner"), HttpWorld.New("clerk"));
        var tenant = await _world.CreateTenant(owner);
        await Role(tenant, owner, "Clerk", "read:role", "update:role");
        await Role(tenant, owner, "Other", "read:role");
        var until = DateTimeOffset.UtcNow.AddHours(1);
        (await _world.As(owner).Put(
            $"/v1/tenants/{tenant}/users/{clerk}",
            new { roles = new object[] { new { roleId = "clerk" }, new { roleId = "enterprise-admin", expiresAt = until } } })).Is(200);

        var more = new { name = "Clerk", scopes = new[] { "read:role", "update:role", "delete:role" } };
        (await _world.As(clerk).Put($"/v1/tenants/{tenant}/roles/clerk", more)).IsProblem(403, "scope-escalation");
        (await _world.As(clerk).Put($"/v1/tenants/{tenant}/users/{clerk}", new { roles = new[] { new { roleId = "enterprise-admin" } } }))
            .IsProblem(403, "scope-escalation");
        (await _world.As(clerk).Put($"/v1/tenants/{tenant}/roles/other", more)).Is(200);
        (await _world.As(owner).Put($"/v1/tenants/{tenant}/roles/clerk", more)).Is(200);
    }

    [Fact]
    public async Task X_2_E1_30_a_partner_admin_does_not_give_up_a_lower_role_to_find_a_higher_one()
    {
        var (chief, owner) = (HttpWorld.New("chief"), HttpWorld.New("owner"));
        var partner = await _world.CreatePartner(chief);
        var tenant = HttpWorld.New("tenant");
        (await _world.As(chief).Post($"/v1/partners/{partner}/tenants", new { tenantId = tenant, displayName = "Tenant" })).Is(201);
        await Role(tenant, chief, "Clerk", "read:user", "update:user", "delete:user");
        (await _world.Grant(tenant, chief, owner, "enterprise-admin")).Is(200);
        (await _world.Grant(tenant, owner, chief, "clerk")).Is(200);
        var self = $"/v1/tenants/{tenant}/users/{chief}";

        (await _world.As(chief).Delete(self)).IsProblem(403, "scope-escalation");
        (await _world.As(chief).Put(self, new { roles = Array.Empty<object>() })).IsProblem(403, "scope-escalation");
        (await _world.As(chief).Put(self, new { roles = new[] { new { roleId = "enterprise-admin" } } })).IsProblem(403, "scope-escalation");
        Assert.False((await _world.As(chief).Ask(tenant, chief, "create:role", "tenant", tenant)).Decision);
        (await _world.As(owner).Delete(self)).Is(204);
        Assert.True((await _world.As(chief).Ask(tenant, chief, "create:role", "tenant", tenant)).Decision);
    }

    [Fact]
    public async Task X_1_nobody_uncovers_a_higher_role_of_somebody_else_than_they_hold()
    {
        var (chief, owner, clerk) = (HttpWorld.New("chief"), HttpWorld.New("owner"), HttpWorld.New("clerk"));
        var partner = await _world.CreatePartner(chief);
        var tenant = HttpWorld.New("tenant");
        (await _world.As(chief).Post($"/v1/partners/{partner}/tenants", new { tenantId = tenant, displayName = "Tenant" })).Is(201);
        await Role(tenant, chief, "Clerk", "read:user", "update:user", "delete:user");
        (await _world.Grant(tenant, chief, owner, "enterprise-admin")).Is(200);
        (await _world.Grant(tenant, owner, clerk, "clerk")).Is(200);
        (await _world.Grant(tenant, owner, chief, "enterprise-viewer")).Is(200);

        (await _world.As(clerk).Delete($"/v1/tenants/{tenant}/users/{chief}")).IsProblem(403, "scope-escalation");
        Assert.False((await _world.As(chief).Ask(tenant, chief, "create:role", "tenant", tenant)).Decision);
        (await _world.As(clerk).Delete($"/v1/tenants/{tenant}/users/{clerk}")).Is(204);
    }

    [Fact]
    public async Task X_2_E2_2_nobody_moves_a_group_under_one_where_they_may_do_more()
    {
        var (owner, mover) = (HttpWorld.New("owner"), HttpWorld.New("mover"));
        var tenant = await _world.CreateTenant(owner);
        foreach (var group in new[] { "a", "b", "c" })
        {
            await _world.Group(tenant, owner, group);
        }

        await _world.Device(tenant, owner, "d1", "b");
        await Role(tenant, owner, "Mover", "update:group");
        var roles = new object[] { new { roleId = "mover" }, new { roleId = "group-admin", groups = new[] { "a" } } };
        (await _world.As(owner).Put($"/v1/tenants/{tenant}/users/{mover}", new { roles })).Is(200);

        (await _world.As(mover).Patch($"/v1/tenants/{tenant}/groups/b", new { parentId = "a" })).IsProblem(403, "scope-escalation");
        Assert.False((await _world.As(mover).Ask(tenant, mover, "REBOOT", "device", "d1")).Decision);
        (await _world.As(mover).Patch($"/v1/tenants/{tenant}/groups/b", new { parentId = "c" })).Is(200);
        (await _world.As(owner).Patch($"/v1/tenants/{tenant}/groups/b", new { parentId = "a" })).Is(200);
        Assert.True((await _world.As(mover).Ask(tenant, mover, "REBOOT", "device", "d1")).Decision);
    }

    [Fact]
    public async Task X_1_the_scopes_of_a_whole_feature_are_judged_one_by_one()
    {
        var (owner, clerk) = (HttpWorld.New("owner"), HttpWorld.New("clerk"));
        var tenant = await _world.CreateTenant(owner);
        await Role(tenant, owner, "Clerk", "create:role", "update:role", "read:record");
        (await _world.Grant(tenant, owner, clerk, "clerk")).Is(200);
        var roles = $"/v1/tenants/{tenant}/roles";

        (await _world.As(clerk).Post(roles, new { name = "Reader", features = new[] { "Records/Read" }, withoutDefaults = true })).Is(201);
        (await _world.As(clerk).Post(roles, new { name = "Writer", features = new[] { "Records/Write" }, withoutDefaults = true }))
            .IsProblem(403, "scope-escalation");
        (await _world.As(clerk).Put($"{roles}/reader", new { name = "Reader", features = new[] { "Records/Write" }, withoutDefaults = true }))
            .IsProblem(403, "scope-escalation");
    }

    private async Task Role(string tenant, string by, string name, params string[] scopes) =>
        (await _world.As(by).Post($"/v1/tenants/{tenant}/roles", new { name, scopes, withoutDefaults = true })).Is(201);
}
