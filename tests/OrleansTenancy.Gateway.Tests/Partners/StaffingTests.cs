using Xunit;

namespace OrleansTenancy.Gateway.Tests.Partners;

[Collection(HttpTests.Name)]
public sealed class StaffingTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task EN_1_EN_7_ID_9_to_ID_15_a_technician_is_delegated_and_taken_out()
    {
        var (owner, chief, tech, stranger) =
            (HttpWorld.New("owner"), HttpWorld.New("chief"), HttpWorld.New("tech"), HttpWorld.New("stranger"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        await _world.AddMember(partner, chief, tech);
        await _world.Link(tenant, owner, partner, chief);
        var users = $"/v1/partners/{partner}/tenants/{tenant}/access/users";
        Assert.Equal("no-access", (await _world.As(tech).Ask(tenant, tech, "read", "blueprint", "b")).DecisionCode);

        (await _world.As(chief).Put($"{users}/{tech}", new { })).Is(204);
        Assert.True((await _world.As(tech).Ask(tenant, tech, "read", "blueprint", "b")).Decision);
        (await _world.As(chief).Put($"{users}/{chief}", new { })).IsProblem(409, "already-implicit");
        (await _world.As(chief).Put($"{users}/{stranger}", new { })).IsProblem(409, "not-a-member");
        (await _world.As(tech).Put($"{users}/{tech}", new { })).IsProblem(403, "partner-admin-required");

        var access = (await _world.As(chief).Get($"/v1/partners/{partner}/tenants/{tenant}/access")).Is(200);
        Assert.Equal(
            [(chief, "admin"), (tech, "assigned")],
            access.Json.GetProperty("users").EnumerateArray()
                .Select(u => (u.GetProperty("userId").GetString()!, u.GetProperty("source").GetString()!)));

        (await _world.As(chief).Delete($"{users}/{tech}")).Is(204);
        Assert.Equal("no-access", (await _world.As(tech).Ask(tenant, tech, "read", "blueprint", "b")).DecisionCode);
        (await _world.As(chief).Delete($"{users}/{tech}")).IsProblem(409, "not-assigned");
    }

    [Fact]
    public async Task EN_13_to_EN_20_auto_add_gives_all_and_leaves_it_with_those_who_had_it()
    {
        var (owner, chief, tech, late) =
            (HttpWorld.New("owner"), HttpWorld.New("chief"), HttpWorld.New("tech"), HttpWorld.New("late"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        await _world.AddMember(partner, chief, tech);
        await _world.Link(tenant, owner, partner, chief);
        var access = $"/v1/partners/{partner}/tenants/{tenant}/access";

        (await _world.As(chief).Put(access, new { autoAddPartnerUsers = true })).Is(200);
        Assert.True((await _world.As(tech).Ask(tenant, tech, "read", "blueprint", "b")).Decision);
        (await _world.As(chief).Delete($"{access}/users/{tech}")).IsProblem(409, "auto-add-active");

        (await _world.As(chief).Put(access, new { autoAddPartnerUsers = false })).Is(200);
        await _world.AddMember(partner, chief, late);
        Assert.True((await _world.As(tech).Ask(tenant, tech, "read", "blueprint", "b")).Decision);
        Assert.False((await _world.As(late).Ask(tenant, late, "read", "blueprint", "b")).Decision);
        (await _world.As(chief).Delete($"{access}/users/{tech}")).Is(204);
        Assert.False((await _world.As(tech).Ask(tenant, tech, "read", "blueprint", "b")).Decision);
    }

    [Fact]
    public async Task ID_4_to_ID_8_a_created_tenant_is_owned_and_every_partner_admin_is_its_admin()
    {
        var (chief, second) = (HttpWorld.New("chief"), HttpWorld.New("second"));
        var partner = await _world.CreatePartner(chief);
        await _world.AddMember(partner, chief, second);
        var tenant = HttpWorld.New("customer");
        (await _world.As(chief).Post($"/v1/partners/{partner}/tenants", new { tenantId = tenant, displayName = "Customer" })).Is(201);
        (await _world.As(chief).Post($"/v1/partners/{partner}/tenants", new { tenantId = tenant, displayName = "Again" }))
            .IsProblem(409, "tenant-exists");
        var item = Assert.Single((await _world.As(chief).Get($"/v1/partners/{partner}/tenants?state=linked")).Items);
        Assert.True(item.GetProperty("owned").GetBoolean());

        (await _world.As(second).Post($"/v1/tenants/{tenant}/login")).IsProblem(403, "no-access");
        (await _world.As(chief).Patch($"/v1/partners/{partner}/members/{second}", new { role = "admin" })).Is(200);
        var login = (await _world.As(second).Post($"/v1/tenants/{tenant}/login")).Is(200);
        Assert.Equal("enterprise-admin", login.Json.GetProperty("roles")[0].GetString());

        (await _world.As(chief).Delete($"/v1/partners/{partner}/tenants/{tenant}")).Is(202);
        (await _world.As(second).Get($"/v1/tenants/{tenant}")).IsProblem(404, "tenant-unknown");
        Assert.Empty((await _world.As(chief).Get($"/v1/partners/{partner}/tenants")).Items);

        // V15: the next tenant of this name has nothing of the old one.
        var owner = HttpWorld.New("owner");
        (await _world.Operator.Post("/v1/tenants", new { tenantId = tenant, displayName = "New", adminUserId = owner })).Is(201);
        (await _world.As(second).Get($"/v1/tenants/{tenant}")).IsProblem(404, "tenant-unknown");
    }

    [Fact]
    public async Task C16_a_partner_deletes_only_what_it_created()
    {
        var (owner, chief) = (HttpWorld.New("owner"), HttpWorld.New("chief"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        (await _world.As(chief).Delete($"/v1/partners/{partner}/tenants/{tenant}")).IsProblem(404, "tenant-unknown");
        await _world.Link(tenant, owner, partner, chief);
        (await _world.As(chief).Delete($"/v1/partners/{partner}/tenants/{tenant}")).IsProblem(409, "not-owned");
        (await _world.Operator.Delete($"/v1/tenants/{tenant}")).Is(202);
        (await _world.As(owner).Get($"/v1/tenants/{tenant}")).IsProblem(404, "tenant-unknown");
    }

    [Fact]
    public async Task EN_10_C11_C13_the_last_user_stays_until_somebody_else_has_access()
    {
        var (owner, chief, second) = (HttpWorld.New("owner"), HttpWorld.New("chief"), HttpWorld.New("second"));
        var partner = await _world.CreatePartner(
            chief, new { name = "Partner", adminUserId = chief, adminAccess = "assigned" });
        var tenant = await _world.CreateTenant(owner);
        await _world.AddMember(partner, chief, second, "admin");
        await _world.Link(tenant, owner, partner, chief);
        var users = $"/v1/partners/{partner}/tenants/{tenant}/access/users";
        var members = $"/v1/partners/{partner}/members";

        (await _world.As(second).Delete($"{users}/{chief}")).IsProblem(409, "last-user");
        (await _world.As(second).Delete($"{members}/{chief}")).IsProblem(409, "last-user");
        (await _world.As(second).Put($"{users}/{chief}", new { expiresAt = Tomorrow })).IsProblem(409, "last-user");
        (await _world.As(second).Patch($"{members}/{chief}", new { expiresAt = Tomorrow })).IsProblem(409, "last-user");
        Assert.True((await _world.As(chief).Ask(tenant, chief, "read", "blueprint", "b")).Decision);

        (await _world.As(chief).Put($"{users}/{second}", new { })).Is(204);
        (await _world.As(second).Delete($"{members}/{chief}")).Is(204);
        Assert.False((await _world.As(chief).Ask(tenant, chief, "read", "blueprint", "b")).Decision);
        (await _world.As(second).Delete($"{members}/{second}")).IsProblem(409, "last-admin");
    }

    [Fact]
    public async Task C9_access_of_their_own_is_demanded_only_when_every_tenant_has_somebody()
    {
        var (owner, chief) = (HttpWorld.New("owner"), HttpWorld.New("chief"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        await _world.Link(tenant, owner, partner, chief);

        (await _world.As(chief).Patch($"/v1/partners/{partner}", new { adminAccess = "assigned" })).IsProblem(409, "last-user");
        (await _world.As(chief).Put($"/v1/partners/{partner}/tenants/{tenant}/access", new { autoAddPartnerUsers = true })).Is(200);
        (await _world.As(chief).Patch($"/v1/partners/{partner}", new { adminAccess = "assigned" })).Is(200);
        Assert.True((await _world.As(chief).Ask(tenant, chief, "read", "blueprint", "b")).Decision);
    }

    private static DateTimeOffset Tomorrow => TimeProvider.System.GetUtcNow().AddDays(1);
}
