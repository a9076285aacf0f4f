using Xunit;

namespace OrleansTenancy.Gateway.Tests.Tenants;

[Collection(HttpTests.Name)]
public sealed class RoleTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task E2_3_to_E2_19_roles_exist_are_made_edited_and_protected()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        var roles = $"/v1/tenants/{tenant}/roles";
        var all = (await _world.As(owner).Get(roles)).Is(200).Items;
        Assert.Equal(
            [
                "customer-administrator", "customer-editor", "customer-viewer", "enterprise-admin", "enterprise-viewer", "group-admin",
                "group-viewer", "partner",
            ],
            all.Select(r => r.GetProperty("roleId").GetString()));
        var partner = all.Single(r => r.GetProperty("roleId").GetString() == "partner");
        Assert.Equal(64, partner.GetProperty("scopes").GetArrayLength());

        var made = await _world.As(owner).Post(roles, new { name = "Night Shift", scopes = new[] { "read:alert" } });
        Assert.Equal("night-shift", made.Is(201).Member("roleId"));
        Assert.Equal(
            ["read:alert", "read:blueprint", "read:group"],
            made.Json.GetProperty("scopes").EnumerateArray().Select(s => s.GetString()).Order(StringComparer.Ordinal));
        (await _world.As(owner).Post(roles, new { name = "Night Shift" })).IsProblem(409, "role-exists");
        (await _world.As(owner).Post(roles, new { name = "X", scopes = new[] { "fly:moon" } })).IsProblem(400, "scope-unknown");
        (await _world.As(owner).Put($"{roles}/enterprise-admin", new { name = "X" })).IsProblem(409, "builtin-role");
        (await _world.As(owner).Delete($"{roles}/partner")).IsProblem(409, "partner-role");

        var bare = await _world.As(owner).Post(
            roles, new { name = "Bare", scopes = Array.Empty<string>(), withoutDefaults = true });
        Assert.Equal("read:group", Assert.Single(bare.Is(201).Json.GetProperty("scopes").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task A_role_in_use_is_not_deleted_and_a_stale_editor_is_told()
    {
        var (owner, user) = (HttpWorld.New("owner"), HttpWorld.New("user"));
        var tenant = await _world.CreateTenant(owner);
        var role = $"/v1/tenants/{tenant}/roles/clerk";
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/roles", new { name = "Clerk", scopes = new[] { "read:alert" } })).Is(201);
        (await _world.Grant(tenant, owner, user, "clerk")).Is(200);
        (await _world.As(owner).Delete(role)).IsProblem(409, "role-in-use");

        var etag = (await _world.As(owner).Get(role)).Is(200).ETag;
        (await _world.As(owner).Put(role, new { name = "Clerk", scopes = new[] { "read:report" } }, etag)).Is(200);
        (await _world.As(owner).Put(role, new { name = "Clerk" }, etag)).IsProblem(412, "stale-version");
        Assert.False((await _world.As(user).Ask(tenant, user, "read", "alert", "a")).Decision);
        Assert.True((await _world.As(user).Ask(tenant, user, "read", "report", "a")).Decision);

        (await _world.As(owner).Delete($"/v1/tenants/{tenant}/users/{user}")).Is(204);
        (await _world.As(owner).Delete(role)).Is(204);
    }

    [Fact]
    public async Task X_1_X_2_nobody_gives_what_they_do_not_hold_nor_raises_themselves()
    {
        var (owner, clerk, other) = (HttpWorld.New("owner"), HttpWorld.New("clerk"), HttpWorld.New("other"));
        var tenant = await _world.CreateTenant(owner);
        var scopes = new[] { "read:user", "update:user", "create:user_invite", "create:role", "read:alert" };
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/roles", new { name = "Clerk", scopes })).Is(201);
        (await _world.Grant(tenant, owner, clerk, "clerk")).Is(200);

        (await _world.Grant(tenant, clerk, other, "enterprise-admin")).IsProblem(403, "scope-escalation");
        (await _world.Grant(tenant, clerk, clerk, "enterprise-admin")).IsProblem(403, "scope-escalation");
        (await _world.As(clerk).Post($"/v1/tenants/{tenant}/roles", new { name = "Mine", scopes = new[] { "delete:role" } }))
            .IsProblem(403, "scope-escalation");
        (await _world.Grant(tenant, clerk, other, "clerk")).Is(200);
    }

    [Fact]
    public async Task X_3_the_last_enterprise_admin_stays()
    {
        var (owner, second) = (HttpWorld.New("owner"), HttpWorld.New("second"));
        var tenant = await _world.CreateTenant(owner);
        (await _world.As(owner).Delete($"/v1/tenants/{tenant}/users/{owner}")).IsProblem(409, "last-admin");
        (await _world.Grant(tenant, owner, owner, "enterprise-viewer")).IsProblem(409, "last-admin");

        (await _world.Grant(tenant, owner, second, "enterprise-admin")).Is(200);
        (await _world.Grant(tenant, owner, owner, "enterprise-viewer")).Is(200);
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/roles", new { name = "X" })).IsProblem(403, "scope-not-granted");
    }

    [Fact]
    public async Task E1_33_E1_34_C7_per_user_roles_and_the_edited_partner_role_hold_at_once()
    {
        var (owner, chief) = (HttpWorld.New("owner"), HttpWorld.New("chief"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        await _world.Link(tenant, owner, partner, chief);
        Assert.False((await _world.As(chief).Ask(tenant, chief, "read:sso_connection", "tenant", tenant)).Decision);

        (await _world.As(owner).Put($"/v1/tenants/{tenant}/roles/partner", new { name = "Partner", scopes = new[] { "read:sso_connection" } })).Is(200);
        Assert.True((await _world.As(chief).Ask(tenant, chief, "read:sso_connection", "tenant", tenant)).Decision);

        (await _world.Grant(tenant, owner, chief, "enterprise-viewer")).Is(200);
        var answer = await _world.As(chief).Ask(tenant, chief, "read:alert", "tenant", tenant);
        Assert.True(answer.Decision);
        Assert.Equal("enterprise-viewer", answer.Json.GetProperty("context").GetProperty("role").GetString());
        (await _world.As(owner).Delete($"/v1/tenants/{tenant}/users/{chief}")).Is(204);
        Assert.False((await _world.As(chief).Ask(tenant, chief, "read:alert", "tenant", tenant)).Decision);
    }
}
