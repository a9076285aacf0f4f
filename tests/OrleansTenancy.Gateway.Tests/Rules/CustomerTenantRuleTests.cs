using Xunit;

namespace OrleansTenancy.Gateway.Tests.Rules;

/// <summary>What of section 4 no other test names: one rule each, over HTTP.</summary>
[Collection(HttpTests.Name)]
public sealed class CustomerTenantRuleTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task ID_4_ID_5_ID_6_every_partner_admin_is_owner_of_a_customer_tenant_at_once()
    {
        var sides = await Sides.Create(_world);
        var (second, tech) = (HttpWorld.New("second"), HttpWorld.New("tech"));
        await _world.AddMember(sides.Partner, sides.Chief, second, "admin");
        await _world.AddMember(sides.Partner, sides.Chief, tech);

        var customer = await _world.CreateCustomer(sides.Partner, sides.Chief);

        foreach (var admin in new[] { sides.Chief, second })
        {
            // `delete:role` is one of the scopes that only the role of an owner has.
            var owner = await _world.As(admin).Ask(customer, admin, "delete:role", "tenant", customer);
            Assert.True(owner.Decision);
            var login = (await _world.As(admin).Post($"/v1/tenants/{customer}/login")).Is(200);
            Assert.Equal("enterprise-admin", Assert.Single(login.Json.GetProperty("roles").EnumerateArray()).GetString());
        }

        (await _world.As(tech).Post($"/v1/tenants/{customer}/login")).IsProblem(403, "no-access");
        var late = HttpWorld.New("late");
        await _world.AddMember(sides.Partner, sides.Chief, late, "admin");
        Assert.True((await _world.As(late).Ask(customer, late, "delete:role", "tenant", customer)).Decision);
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("under_score")]
    [InlineData("-dash")]
    [InlineData("two.labels")]
    [InlineData("")]
    [InlineData("ümlaut")]
    public async Task ID_16_the_name_is_one_that_a_sub_domain_can_have(string name)
    {
        var sides = await Sides.Create(_world);
        (await sides.AsChief.Post(sides.Tenants, new { tenantId = name, displayName = "Name" })).IsProblem(400, "invalid-id");
        (await sides.AsChief.Post(sides.Tenants, new { tenantId = new string('a', 64), displayName = "Name" })).IsProblem(400, "invalid-id");
        Assert.Empty(await sides.Listed("linked"));

        var longest = HttpWorld.New("c").PadRight(63, '0');
        (await sides.AsChief.Post(sides.Tenants, new { tenantId = longest, displayName = "Name" })).Is(201);
        Assert.Equal([longest], await sides.Listed("linked"));
    }

    [Fact]
    public async Task ID_17_ID_18_a_customer_tenant_has_a_display_name_of_its_own_and_a_name_that_nobody_else_has()
    {
        var (sides, other) = (await Sides.Create(_world), await Sides.Create(_world));
        var name = HttpWorld.New("customer");
        (await sides.AsChief.Post(sides.Tenants, new { tenantId = name })).Is(400);
        (await sides.AsChief.Post(sides.Tenants, new { tenantId = name, displayName = "Köln & Söhne" })).Is(201);

        var item = Assert.Single((await sides.AsChief.Get(sides.Tenants)).Items);
        Assert.Equal((name, "Köln & Söhne"), (item.GetProperty("tenantId").GetString(), item.GetProperty("displayName").GetString()));
        Assert.Equal("Köln & Söhne", (await sides.AsChief.Get($"/v1/tenants/{name}")).Is(200).Member("displayName"));

        // The display name may be somebody else's too, the name may not.
        (await other.AsChief.Post(other.Tenants, new { tenantId = name, displayName = "Mine" })).IsProblem(409, "tenant-exists");
        (await other.AsChief.Post(other.Tenants, new { tenantId = HttpWorld.New("customer"), displayName = "Köln & Söhne" })).Is(201);
    }

    [Fact]
    public async Task ID_20_ID_21_ID_24_a_user_lists_the_tenants_they_may_enter_and_only_those_and_each_ends_in_a_login()
    {
        var sides = await Sides.Linked(_world);
        var tech = await sides.Technician();
        var own = await _world.CreateTenant(HttpWorld.New("owner"));
        var (mine, notMine) = (await _world.CreateTenant(tech), await _world.CreateCustomer(sides.Partner, sides.Chief));
        var ended = await _world.CreateCustomer(sides.Partner, sides.Chief);
        (await sides.AsChief.Put($"{sides.Tenants}/{ended}/access/users/{tech}", new { })).Is(204);
        Assert.Equal([(sides.Tenant, "partner"), (mine, "member"), (ended, "partner")], await Listed(tech));

        (await sides.AsChief.Delete($"{sides.Tenants}/{ended}/access/users/{tech}")).Is(204);

        Assert.Equal([(sides.Tenant, "partner"), (mine, "member")], await Listed(tech));
        foreach (var tenant in new[] { sides.Tenant, mine, own, notMine, ended })
        {
            var login = await _world.As(tech).Post($"/v1/tenants/{tenant}/login");
            Assert.Equal(tenant == sides.Tenant || tenant == mine, login.Status == 200);
        }
    }

    // In the order in which the tenants were made: their names are numbered.
    private async Task<(string Tenant, string Source)[]> Listed(string user) =>
    [
        .. (await _world.As(user).Get("/v1/me/tenants")).Is(200).Items
            .Select(i => (Tenant: i.GetProperty("tenantId").GetString()!, Source: i.GetProperty("source").GetString()!))
            .OrderBy(i => int.Parse(i.Tenant.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture)),
    ];
}
