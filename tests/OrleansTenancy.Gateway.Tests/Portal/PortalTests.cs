using Xunit;

namespace OrleansTenancy.Gateway.Tests.Portal;

/// <summary>The portal switch and the information level over HTTP.</summary>
[Collection(HttpTests.Name)]
public sealed class PortalTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task SC_28_SC_29_SC_30_a_closed_portal_shuts_the_customers_users_out_of_every_route_and_nobody_else()
    {
        var (partner, chief, customer) = await Customer();
        var vera = HttpWorld.New("vera");
        (await _world.Grant(customer, chief, vera, "customer-viewer")).Is(200);
        (await _world.As(vera).Post($"/v1/tenants/{customer}/login")).Is(200);

        Assert.Equal("False", (await Switch(partner, chief, customer, false)).Is(200).Member("active"));
        (await _world.As(vera).Post($"/v1/tenants/{customer}/login")).IsProblem(403, "tenant-inactive");
        (await _world.As(vera).Get($"/v1/tenants/{customer}")).IsProblem(403, "tenant-inactive");
        Assert.Equal("tenant-inactive", (await _world.As(vera).Ask(customer, vera, "read", "inventory", "x")).DecisionCode);
        Assert.Empty((await _world.As(vera).Get("/v1/me/tenants")).Is(200).Items);
        (await _world.As(chief).Post($"/v1/tenants/{customer}/login")).Is(200);
        Assert.Equal("False", (await _world.As(chief).Get($"/v1/tenants/{customer}")).Is(200).Member("portalActive"));

        (await Switch(partner, chief, customer, true)).Is(200);
        Assert.True((await _world.As(vera).Ask(customer, vera, "read", "inventory", "x")).Decision);
        Assert.Equal(customer, Assert.Single((await _world.As(vera).Get("/v1/me/tenants")).Items).GetProperty("tenantId").GetString());
    }

    [Fact]
    public async Task SC_27_lists_say_whether_the_portal_is_active_and_both_sides_are_told()
    {
        var (partner, chief, customer) = await Customer();
        foreach (var active in new[] { false, true })
        {
            (await Switch(partner, chief, customer, active)).Is(200);
            var listed = Assert.Single((await _world.As(chief).Get($"/v1/partners/{partner}/tenants")).Is(200).Items);
            Assert.Equal(active, listed.GetProperty("portalActive").GetBoolean());
            var shown = await _world.As(chief).Get($"/v1/partners/{partner}/tenants/{customer}/portal");
            Assert.Equal(active, shown.Is(200).Json.GetProperty("active").GetBoolean());
        }

        (await Switch(partner, chief, customer, true)).Is(200);
        foreach (var inbox in new[] { $"/v1/partners/{partner}/notifications", $"/v1/tenants/{customer}/notifications" })
        {
            var types = (await _world.As(chief).Get(inbox)).Is(200).Items.Select(i => i.GetProperty("type").GetString());
            Assert.Equal(["portal.deactivated", "portal.activated"], types.Where(t => t!.StartsWith("portal.", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task SC_12_to_SC_15_C19_the_level_is_set_as_a_whole_shown_and_in_force_at_the_next_check()
    {
        var (partner, chief, customer) = await Customer();
        var (vera, path) = (HttpWorld.New("vera"), $"/v1/partners/{partner}/tenants/{customer}/information-level");
        (await _world.Grant(customer, chief, vera, "customer-viewer")).Is(200);
        Assert.True((await _world.As(vera).Ask(customer, vera, "read:load:estimated", "tenant", customer)).Decision);

        var level = new { estimatedLoad = false, measuredPeakLoad = true, deviceProperties = false, customProperties = true };
        var set = (await _world.As(chief).Put(path, level)).Is(200);
        Assert.Equal(set.Text, (await _world.As(chief).Get(path)).Is(200).Text);
        Assert.Equal(
            set.Text, (await _world.As(vera).Get($"/v1/tenants/{customer}")).Is(200).Json.GetProperty("informationLevel").GetRawText());
        var codes = new List<string?>();
        foreach (var scope in new[] { "read:load:estimated", "read:load:measured_peak", "read:device_property", "read:custom_property" })
        {
            codes.Add((await _world.As(vera).Ask(customer, vera, scope, "tenant", customer)).DecisionCode);
        }

        Assert.Equal(["ceiling", "allowed", "ceiling", "allowed"], codes);
    }

    [Theory]
    [InlineData("portal", """{}""", "invalid-body")]
    [InlineData("portal", """{"active":"yes"}""", "invalid-body")]
    [InlineData("portal", """{"active":true,"mail":false}""", "unknown-field")]
    [InlineData("information-level", """{"estimatedLoad":true,"measuredPeakLoad":true,"deviceProperties":true}""", "invalid-body")]
    [InlineData(
        "information-level",
        """{"estimatedLoad":true,"measuredPeakLoad":true,"deviceProperties":true,"customProperties":null}""",
        "invalid-body")]
    public async Task SC_12_a_body_that_leaves_something_open_changes_nothing(string route, string body, string code)
    {
        var (partner, chief, customer) = await Customer();
        var path = $"/v1/partners/{partner}/tenants/{customer}/{route}";
        var before = (await _world.As(chief).Get(path)).Is(200).Text;
        (await _world.As(chief).Raw(HttpMethod.Put, path, body, "application/json")).IsProblem(400, code);
        Assert.Equal(before, (await _world.As(chief).Get(path)).Text);
    }

    [Fact]
    public async Task SC_1_SC_28_only_administrators_of_the_provider_switch_and_strangers_see_nothing()
    {
        var (partner, chief, customer) = await Customer();
        var (tech, vera, other) = (HttpWorld.New("tech"), HttpWorld.New("vera"), HttpWorld.New("other"));
        await _world.AddMember(partner, chief, tech);
        (await _world.Grant(customer, chief, vera, "enterprise-admin")).Is(200);
        var elsewhere = await _world.CreatePartner(other);
        var body = new { estimatedLoad = false, measuredPeakLoad = false, deviceProperties = false, customProperties = false };
        foreach (var (route, sent) in new (string, object)[] { ("portal", new { active = false }), ("information-level", body) })
        {
            var path = $"/v1/partners/{partner}/tenants/{customer}/{route}";
            (await _world.As(tech).Put(path, sent)).IsProblem(403, "partner-admin-required");
            (await _world.As(tech).Get(path)).IsProblem(403, "partner-admin-required");
            (await _world.As(vera).Put(path, sent)).IsProblem(404, "partner-unknown");
            (await _world.Service.Put(path, sent)).IsProblem(403, "forbidden");
            (await _world.As(other).Put(path, sent)).IsProblem(404, "partner-unknown");
            (await _world.As(other).Put($"/v1/partners/{elsewhere}/tenants/{customer}/{route}", sent)).IsProblem(404, "tenant-unknown");
            (await _world.As(other).Get($"/v1/partners/{elsewhere}/tenants/{customer}/{route}")).IsProblem(404, "tenant-unknown");
        }

        (await _world.As(vera).Post($"/v1/tenants/{customer}/login")).Is(200);
    }

    [Fact]
    public async Task SC_28_C16_a_partner_that_is_only_linked_does_not_lock_the_tenants_people_out()
    {
        var (chief, owner) = (HttpWorld.New("chief"), HttpWorld.New("owner"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        await _world.Link(tenant, owner, partner, chief);
        (await Switch(partner, chief, tenant, false)).IsProblem(409, "not-owned");
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/login")).Is(200);
    }

    private async Task<(string Partner, string Chief, string Customer)> Customer()
    {
        var chief = HttpWorld.New("chief");
        var partner = await _world.CreatePartner(chief);
        return (partner, chief, await _world.CreateCustomer(partner, chief));
    }

    private Task<Answer> Switch(string partner, string by, string tenant, bool active) =>
        _world.As(by).Put($"/v1/partners/{partner}/tenants/{tenant}/portal", new { active });
}
