using Xunit;

namespace OrleansTenancy.Gateway.Tests.Partners;

[Collection(HttpTests.Name)]
public sealed class MemberTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task E1_28_ID_22_ID_23_members_are_kept_by_administrators()
    {
        var (chief, tech, stranger) = (HttpWorld.New("chief"), HttpWorld.New("tech"), HttpWorld.New("stranger"));
        var partner = await _world.CreatePartner(chief);
        var members = $"/v1/partners/{partner}/members";
        (await _world.As(chief).Post(members, new { userId = tech })).Is(201);
        (await _world.As(chief).Post(members, new { userId = tech })).IsProblem(409, "member-exists");
        (await _world.As(chief).Post(members, new { userId = "a b" })).IsProblem(400, "invalid-id");
        (await _world.As(chief).Post(members, new { userId = "x", role = "king" })).IsProblem(400, "invalid-value");

        (await _world.As(tech).Get(members)).IsProblem(403, "partner-admin-required");
        (await _world.As(stranger).Get(members)).IsProblem(404, "partner-unknown");
        Assert.Equal("Partner", (await _world.As(tech).Get($"/v1/partners/{partner}")).Is(200).Member("name"));
        Assert.Equal(2, (await _world.As(chief).Get($"/v1/partners/{partner}")).Json.GetProperty("memberCount").GetInt32());

        Assert.Equal("admin", (await _world.As(chief).Patch($"{members}/{tech}", new { role = "admin" })).Is(200).Member("role"));
        (await _world.As(tech).Get(members)).Is(200);
        (await _world.As(tech).Delete($"{members}/{chief}")).Is(204);
        (await _world.As(tech).Delete($"{members}/{tech}")).IsProblem(409, "last-admin");
        (await _world.As(tech).Patch($"{members}/{tech}", new { role = "technician" })).IsProblem(409, "last-admin");
        (await _world.As(tech).Delete($"{members}/{stranger}")).IsProblem(404, "member-unknown");
    }

    [Fact]
    public async Task C11_leaving_the_partner_ends_every_access_at_once()
    {
        var (owner, chief, tech) = (HttpWorld.New("owner"), HttpWorld.New("chief"), HttpWorld.New("tech"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        await _world.AddMember(partner, chief, tech);
        await _world.Link(tenant, owner, partner, chief);
        (await _world.As(chief).Put($"/v1/partners/{partner}/tenants/{tenant}/access/users/{tech}", new { })).Is(204);
        Assert.True((await _world.As(tech).Ask(tenant, tech, "read", "blueprint", "b")).Decision);
        Assert.Equal(tenant, Assert.Single((await _world.As(tech).Get("/v1/me/tenants")).Items).GetProperty("tenantId").GetString());

        (await _world.As(chief).Delete($"/v1/partners/{partner}/members/{tech}")).Is(204);

        Assert.Equal("no-access", (await _world.As(tech).Ask(tenant, tech, "read", "blueprint", "b")).DecisionCode);
        Assert.Empty((await _world.As(tech).Get("/v1/me/tenants")).Is(200).Items);
        (await _world.As(tech).Get($"/v1/partners/{partner}")).IsProblem(404, "partner-unknown");

        // Coming back brings nothing back.
        await _world.AddMember(partner, chief, tech);
        Assert.Equal("no-access", (await _world.As(tech).Ask(tenant, tech, "read", "blueprint", "b")).DecisionCode);
    }

    [Fact]
    public async Task C8_E1_26_in_a_flat_partner_everyone_acts_as_an_administrator()
    {
        var (owner, chief, tech) = (HttpWorld.New("owner"), HttpWorld.New("chief"), HttpWorld.New("tech"));
        var partner = await _world.CreatePartner(chief, new { name = "Flat", adminUserId = chief, memberModel = "flat" });
        var tenant = await _world.CreateTenant(owner);
        await _world.AddMember(partner, chief, tech);

        await _world.Link(tenant, owner, partner, tech);

        (await _world.As(tech).Post($"/v1/tenants/{tenant}/login")).Is(200);
        (await _world.As(tech).Post($"/v1/partners/{partner}/members", new { userId = HttpWorld.New("new") })).Is(201);
    }
}
