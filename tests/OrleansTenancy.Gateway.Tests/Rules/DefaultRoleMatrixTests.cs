using Xunit;

namespace OrleansTenancy.Gateway.Tests.Rules;

/// <summary>The default roles: each of the 172 scopes asked over HTTP, held for the whole tenant and for a group.</summary>
[Collection(HttpTests.Name)]
public sealed class DefaultRoleMatrixTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task E2_3_E2_4_E2_5_E2_6_the_four_roles_exist_in_every_tenant_however_it_was_made()
    {
        var sides = await Sides.Create(_world);
        var customer = HttpWorld.New("customer");
        (await sides.AsChief.Post(sides.Tenants, new { tenantId = customer, displayName = "Customer" })).Is(201);
        foreach (var (tenant, admin) in new[] { (sides.Tenant, sides.Owner), (customer, sides.Chief) })
        {
            foreach (var role in new[] { "enterprise-admin", "enterprise-viewer", "group-admin", "group-viewer" })
            {
                Assert.Equal("builtin", (await _world.As(admin).Get($"/v1/tenants/{tenant}/roles/{role}")).Is(200).Member("kind"));
                (await _world.As(admin).Put($"/v1/tenants/{tenant}/roles/{role}", new { name = "X" })).IsProblem(409, "builtin-role");
                (await _world.As(admin).Delete($"/v1/tenants/{tenant}/roles/{role}")).IsProblem(409, "builtin-role");
            }
        }
    }

    [Fact]
    public async Task E2_9_enterprise_admin_holds_every_scope()
    {
        var codes = await HeldForTheTenant("enterprise-admin");

        Assert.Equal(CatalogueFiles.Scopes.Keys, codes["allowed"]);
    }

    [Fact]
    public async Task E2_11_enterprise_viewer_holds_every_read_scope_and_nothing_else()
    {
        var codes = await HeldForTheTenant("enterprise-viewer");

        Assert.Equal(CatalogueFiles.Scopes.Keys.Where(IsRead), codes["allowed"]);
        Assert.Equal(CatalogueFiles.Scopes.Keys.Where(s => !IsRead(s)), codes["scope-not-granted"]);
    }

    [Fact]
    public async Task E2_5_group_admin_holds_every_scope_of_reach_group_or_reference()
    {
        var codes = await HeldForTheTenant("group-admin");

        Assert.Equal(CatalogueFiles.Scopes.Keys.Where(IsForGroups), codes["allowed"]);
        Assert.Equal(CatalogueFiles.Scopes.Keys.Where(s => !IsForGroups(s)), codes["scope-not-granted"]);
    }

    [Fact]
    public async Task E2_12_group_viewer_holds_the_read_scopes_of_group_admin()
    {
        var codes = await HeldForTheTenant("group-viewer");

        Assert.Equal(CatalogueFiles.Scopes.Keys.Where(s => IsForGroups(s) && IsRead(s)), codes["allowed"]);
        Assert.Equal(163, codes["scope-not-granted"].Count());
    }

    [Theory]
    [InlineData("enterprise-admin")]
    [InlineData("enterprise-viewer")]
    [InlineData("group-admin")]
    [InlineData("group-viewer")]
    [InlineData("partner")]
    public async Task E2_14_held_for_a_group_a_role_gives_what_acts_there_and_nothing_for_the_tenant(string role)
    {
        var (owner, user) = (HttpWorld.New("owner"), HttpWorld.New("user"));
        var tenant = await _world.CreateTenant(owner);
        await Places(tenant, owner);
        (await _world.Grant(tenant, owner, user, "enterprise-admin")).Is(200);
        (await _world.Grant(tenant, owner, user, role, ["north"])).Is(200);
        var sheet = new ScopeSheet(_world.Service, tenant, user);
        var held = (await HeldForTheTenant(role))["allowed"].ToArray();
        var (inside, reference, nothing) = (Of("group"), Of("reference"), CatalogueFiles.Scopes.Keys.Except(held.Where(IsForGroups)));

        foreach (var (type, id) in new[] { ("group", "north"), ("group", "below"), ("device", "in-north"), ("device", "in-below") })
        {
            var codes = await sheet.OnOne(type, id);
            Assert.Equal(inside.Concat(reference).Order(), codes["allowed"].Order());
            Assert.Equal(nothing, codes["scope-not-granted"]);
        }

        foreach (var (type, id) in new[] { ("group", "south"), ("device", "in-south"), ("device", "nowhere") })
        {
            var codes = await sheet.OnOne(type, id);
            Assert.Empty(codes["allowed"]);
            Assert.Equal(inside.Concat(reference).Order(), codes["outside-groups"].Order());
        }

        // To choose from: blueprints, apps, content, policies, templates.
        var atTenant = await sheet.OnOne("tenant", tenant);
        Assert.Equal(reference, atTenant["allowed"]);
        Assert.Equal(inside, atTenant["outside-groups"]);

        string[] Of(string reach) => [.. held.Where(s => CatalogueFiles.Scopes[s] == reach)];
    }

    private async Task<ILookup<string, string>> HeldForTheTenant(string role)
    {
        var (owner, user) = (HttpWorld.New("owner"), HttpWorld.New("user"));
        var tenant = await _world.CreateTenant(owner);
        await Places(tenant, owner);
        (await _world.Grant(tenant, owner, user, role)).Is(200);
        var shown = (await _world.As(owner).Get($"/v1/tenants/{tenant}/roles/{role}")).Is(200);

        var codes = await new ScopeSheet(_world.Service, tenant, user).On("in-south", "south");

        var listed = shown.Json.GetProperty("scopes").EnumerateArray().Select(s => s.GetString()!);
        Assert.Equal(codes["allowed"].Order(StringComparer.Ordinal), listed.Where(CatalogueFiles.Scopes.ContainsKey));
        Assert.Equal(CatalogueFiles.DefaultRoleSizes[role], codes["allowed"].Count());
        return codes;
    }

    private async Task Places(string tenant, string owner)
    {
        await _world.Group(tenant, owner, "north");
        await _world.Group(tenant, owner, "below", "north");
        await _world.Group(tenant, owner, "south");
        await _world.Device(tenant, owner, "in-north", "north");
        await _world.Device(tenant, owner, "in-below", "below");
        await _world.Device(tenant, owner, "in-south", "south");
        await _world.Device(tenant, owner, "nowhere");
    }

    private static bool IsRead(string scope) => scope.StartsWith("read:", StringComparison.Ordinal);

    private static bool IsForGroups(string scope) => CatalogueFiles.Scopes[scope] is "group" or "reference";
}
