using Xunit;

namespace OrleansTenancy.Gateway.Tests.Contract;

[Collection(HttpTests.Name)]
public sealed class RouteTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/v1")]
    [InlineData("POST", "/v1/nothing")]
    [InlineData("GET", "/v1/tenants//users")]
    [InlineData("GET", "/v1/tenants/a/b/c/d")]
    [InlineData("DELETE", "/v1/partners/x/y")]
    public async Task What_is_no_route_is_404_with_and_without_a_token(string method, string path)
    {
        foreach (var caller in new[] { server.Anonymous(), _world.As("somebody"), _world.Operator })
        {
            (await caller.Raw(new HttpMethod(method), path, "{}", "application/json")).IsProblem(404, "not-found");
        }
    }

    [Theory]
    [InlineData("DELETE", "/v1/partners")]
    [InlineData("PUT", "/v1/tenants/t")]
    [InlineData("OPTIONS", "/v1/tenants/t/link")]
    [InlineData("TRACE", "/v1/me")]
    [InlineData("FOO", "/v1/tenants/t/authorize")]
    [InlineData("GET", "/tenants/t/access/v1/evaluation")]
    public async Task A_method_that_a_route_does_not_take_is_405(string method, string path) =>
        (await _world.Operator.Raw(new HttpMethod(method), path, string.Empty, "application/json"))
            .IsProblem(405, "method-not-allowed");

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/health/startup")]
    public async Task Probes_answer_with_and_without_a_body(string path)
    {
        Assert.Equal("healthy", (await server.Anonymous().Get(path)).Is(200).Member("status"));
        Assert.Equal(string.Empty, (await server.Anonymous().Raw(HttpMethod.Head, path, string.Empty, "text/plain")).Is(200).Text);
    }

    [Theory]
    [InlineData("/v1/tenants?state=gone")]
    [InlineData("/v1/partners?state=pending")]
    [InlineData("/v1/tenants?limit=0")]
    [InlineData("/v1/tenants?limit=1001")]
    [InlineData("/v1/tenants?limit=ten")]
    public async Task A_filter_that_nothing_can_meet_is_a_mistake(string path) =>
        (await _world.Operator.Get(path)).IsProblem(400, "invalid-parameter");

    [Fact]
    public async Task Lists_are_filtered_by_state_and_prefix()
    {
        var owner = HttpWorld.New("owner");
        var name = HttpWorld.New("prefixed");
        foreach (var tenant in new[] { $"{name}-a", $"{name}-b" })
        {
            (await _world.Operator.Post("/v1/tenants", new { tenantId = tenant, displayName = $"Zed {tenant}", adminUserId = owner })).Is(201);
        }

        (await _world.Operator.Delete($"/v1/tenants/{name}-b")).Is(202);
        Assert.Equal($"{name}-a", await Listed($"?state=active&q={name}"));
        Assert.Equal($"{name}-a", await Listed($"?q=ZED%20{name}"));
        Assert.Equal(string.Empty, await Listed($"?q=x{name}"));

        var partner = await _world.CreatePartner(owner, new { name, adminUserId = owner });
        var found = (await _world.Operator.Get($"/v1/partners?state=active&q={name}")).Items;
        Assert.Equal(partner, Assert.Single(found).GetProperty("partnerId").GetString());

        async Task<string> Listed(string query) =>
            string.Join(',', (await _world.Operator.Get("/v1/tenants" + query)).Is(200).Items.Select(i => i.GetProperty("tenantId").GetString()));
    }

    [Theory]
    [InlineData("/v1/tenants/UPPER")]
    [InlineData("/v1/tenants/a%2Fb")]
    [InlineData("/v1/tenants/a%20b")]
    [InlineData("/v1/tenants/-a")]
    [InlineData("/v1/tenants/t/users/a%2Fb")]
    [InlineData("/v1/tenants/t/users/caf%C3%A9")]
    [InlineData("/v1/tenants/t/devices/a%252Fb")]
    [InlineData("/v1/tenants/t/devices/a%0D%0Ab")]
    [InlineData("/v1/partners/00000000000000000000000000000001")]
    [InlineData("/v1/partners/none")]
    public async Task V4_what_is_no_id_is_refused_and_not_repaired(string path) =>
        (await _world.As("somebody").Get(path)).IsProblem(400, "invalid-id");

    [Fact]
    public async Task V4_ids_are_compared_character_by_character()
    {
        var (owner, other) = (HttpWorld.New("owner"), HttpWorld.New("other"));
        var tenant = await _world.CreateTenant(owner);
        string[] users = ["cafe", "CAFE", "00cafe", "a", "A", "a|b", "a%7Cb", "a:b@c~d"];
        (await _world.Grant(tenant, owner, users[0], "enterprise-viewer")).Is(200);
        (await _world.Grant(tenant, owner, users[3], "enterprise-viewer")).Is(200);
        (await _world.Grant(tenant, owner, "a%7Cb", "enterprise-viewer")).Is(200);
        foreach (var (user, allowed) in new[] { ("cafe", true), ("CAFE", false), ("00cafe", false), ("a", true), ("A", false), ("a|b", true) })
        {
            Assert.Equal(allowed, (await _world.As(user).Ask(tenant, user, "read", "alert", "x")).Decision);
        }

        var device = $"/v1/tenants/{tenant}/devices/";
        (await _world.As(owner).Put(device + "cafe", new { alias = "one" })).Is(201);
        (await _world.As(owner).Put(device + "CAFE", new { alias = "two" })).Is(201);
        (await _world.As(owner).Put(device + "00cafe", new { alias = "three" })).Is(201);
        (await _world.As(owner).Delete(device + "CAFE")).Is(204);
        Assert.Equal("one", (await _world.As(owner).Get(device + "cafe")).Is(200).Member("alias"));
        Assert.Equal("three", (await _world.As(owner).Get(device + "00cafe")).Is(200).Member("alias"));

        // Tenants whose names are one number.
        (await _world.Operator.Post("/v1/tenants", new { tenantId = "30467", displayName = "One", adminUserId = owner })).Is(201);
        (await _world.Operator.Post("/v1/tenants", new { tenantId = "030467", displayName = "Two", adminUserId = other })).Is(201);
        Assert.Equal("One", (await _world.As(owner).Get("/v1/tenants/30467")).Is(200).Member("displayName"));
        (await _world.As(owner).Get("/v1/tenants/030467")).IsProblem(404, "tenant-unknown");
        (await _world.As(other).Get("/v1/tenants/30467")).IsProblem(404, "tenant-unknown");
    }

    [Fact]
    public async Task A_service_evaluates_and_does_nothing_else()
    {
        (await _world.Service.Get("/v1/me")).IsProblem(403, "forbidden");
        (await _world.Service.Get("/v1/me/tenants")).IsProblem(403, "forbidden");
        (await _world.Service.Get("/v1/tenants")).IsProblem(403, "forbidden");
        (await _world.As("somebody").Get("/v1/me")).Is(200);
    }

    [Fact]
    public async Task A_version_that_was_not_read_is_412_and_several_are_a_mistake()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        var role = $"/v1/tenants/{tenant}/roles/partner";
        var read = (await _world.As(owner).Get(role)).Is(200).ETag;
        foreach (var stale in new[] { "\"99\"", "\"x\"", "W/" + read })
        {
            (await _world.As(owner).Put(role, new { name = "Partner" }, stale)).IsProblem(412, "stale-version");
        }

        (await _world.As(owner).Put(role, new { name = "Partner" }, $"\"7\", {read}")).IsProblem(400, "invalid-parameter");
        (await _world.As(owner).Put(role, new { name = "Partner 2" }, "*")).Is(200);
        (await _world.As(owner).Put(role, new { name = "Partner" }, read)).IsProblem(412, "stale-version");
    }
}
