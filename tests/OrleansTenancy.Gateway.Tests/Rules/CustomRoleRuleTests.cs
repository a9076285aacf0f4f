using OrleansTenancy.Gateway.Tests.Invitations;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Rules;

/// <summary>The rules of section 2 about where a role holds and what is in one.</summary>
[Collection(HttpTests.Name)]
public sealed class CustomRoleRuleTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task E2_1_a_role_for_the_whole_tenant_reaches_every_device_also_one_in_no_group()
    {
        var (tenant, owner, user) = await Tenant();

        (await _world.Grant(tenant, owner, user, "group-admin")).Is(200);

        Assert.Equal(("allowed", "allowed", "allowed"), await Reach(tenant, user));
    }

    [Fact]
    public async Task E2_2_a_role_for_a_group_reaches_what_is_in_it_and_below_and_nothing_else()
    {
        var (tenant, owner, user) = await Tenant();

        (await _world.Grant(tenant, owner, user, "group-admin", ["below"])).Is(200);
        Assert.Equal(("outside-groups", "allowed", "outside-groups"), await Reach(tenant, user));

        (await _world.Grant(tenant, owner, user, "group-admin", ["above"])).Is(200);
        Assert.Equal(("allowed", "allowed", "outside-groups"), await Reach(tenant, user));

        // What is moved away is out of reach at once.
        (await _world.As(owner).Patch($"/v1/tenants/{tenant}/groups/below", new { parentId = (string?)null })).Is(200);
        Assert.Equal(("allowed", "outside-groups", "outside-groups"), await Reach(tenant, user));
    }

    [Fact]
    public async Task E2_7_a_custom_role_is_created_and_gives_what_is_in_it()
    {
        var (tenant, owner, user) = await Tenant();

        var role = (await Create(tenant, owner, new { name = "Rebooter", scopes = new[] { "create:device_command:REBOOT" } })).Is(201);

        Assert.Equal(("rebooter", "custom"), (role.Member("roleId"), role.Member("kind")));
        (await _world.Grant(tenant, owner, user, "rebooter")).Is(200);
        Assert.Equal("allowed", await Ask(tenant, user, "REBOOT", "device", "in-above"));
        Assert.Equal("scope-not-granted", await Ask(tenant, user, "LOCK", "device", "in-above"));
    }

    [Fact]
    public async Task E2_8_only_who_holds_create_role_creates_one()
    {
        var (tenant, owner, user) = await Tenant();
        var body = new { name = "Mine", scopes = new[] { "read:alert" } };
        foreach (var role in new[] { "enterprise-viewer", "group-admin", "group-viewer", "partner" })
        {
            (await _world.Grant(tenant, owner, user, role)).Is(200);
            (await Create(tenant, user, body)).IsProblem(403, "scope-not-granted");
        }

        (await _world.Grant(tenant, owner, user, "enterprise-admin", ["above"])).Is(200);
        (await Create(tenant, user, body)).IsProblem(403, "scope-not-granted");
        (await _world.Grant(tenant, owner, user, "enterprise-admin")).Is(200);
        (await Create(tenant, user, body)).Is(201);
    }

    [Fact]
    public async Task E2_17_every_scope_of_the_catalogue_can_be_in_a_role_and_nothing_else()
    {
        var (tenant, owner, user) = await Tenant();
        var all = CatalogueFiles.Scopes.Keys.ToArray();
        Assert.Equal((172, 41, 28), (all.Length, CatalogueFiles.Commands("device").Count(), CatalogueFiles.Commands("group").Count()));
        foreach (var scope in all)
        {
            var role = (await Create(tenant, owner, new { name = HttpWorld.New("one"), scopes = new[] { scope }, withoutDefaults = true })).Is(201);
            Assert.Equal(new[] { scope, "read:group" }.Distinct().Order(StringComparer.Ordinal), Scopes(role));
        }

        foreach (var none in new[] { "read", "read:*", "*", "READ:ALERT", "read:alert ", "create:device_command:reboot", "" })
        {
            (await Create(tenant, owner, new { name = "None", scopes = new[] { "read:alert", none } })).IsProblem(400, "scope-unknown");
        }

        (await _world.As(owner).Get($"/v1/tenants/{tenant}/roles/none")).IsProblem(404, "role-unknown");
    }

    [Fact]
    public async Task E2_18_read_group_is_always_on_and_cannot_be_removed()
    {
        var (tenant, owner, user) = await Tenant();
        var bare = new { name = "Bare", scopes = Array.Empty<string>(), withoutDefaults = true };
        Assert.Equal(["read:group"], Scopes((await Create(tenant, owner, bare)).Is(201)));
        Assert.Equal(["read:group"], Scopes((await _world.As(owner).Put($"/v1/tenants/{tenant}/roles/bare", bare)).Is(200)));
        (await _world.Grant(tenant, owner, user, "bare")).Is(200);

        Assert.Equal("allowed", await Ask(tenant, user, "read", "group", "above"));
        var partner = await _world.As(owner).Put($"/v1/tenants/{tenant}/roles/partner", new { name = "P", scopes = Array.Empty<string>(), withoutDefaults = true });
        Assert.Equal(["read:group"], Scopes(partner.Is(200)));
    }

    [Fact]
    public async Task E2_19_read_blueprint_is_on_by_default_and_can_be_removed()
    {
        var (tenant, owner, user) = await Tenant();
        Assert.Contains("read:blueprint", Scopes((await Create(tenant, owner, new { name = "Clerk" })).Is(201)));
        (await _world.Grant(tenant, owner, user, "clerk")).Is(200);
        Assert.Equal("allowed", await Ask(tenant, user, "read", "blueprint", "b"));

        (await _world.As(owner).Put($"/v1/tenants/{tenant}/roles/clerk", new { name = "Clerk", withoutDefaults = true })).Is(200);
        Assert.Equal(["read:group"], Scopes((await _world.As(owner).Get($"/v1/tenants/{tenant}/roles/clerk")).Is(200)));
        Assert.Equal("scope-not-granted", await Ask(tenant, user, "read", "blueprint", "b"));
    }

    [Theory]
    [InlineData("Alerts/Manage alerts", "create:alert", "delete:alert", "update:alert")]
    [InlineData("Blueprints/Converge", "create:device_command:CONVERGE")]
    public Task E2_20_an_option_stands_for_one_scope_or_for_several(string option, params string[] scopes) => Holds(option, scopes);

    [Fact]
    public Task E2_21_the_display_option_stands_for_three() => Holds(
        "Device Settings/Display Settings",
        "create:device_command:SET_BRIGHTNESS_SCALE",
        "create:device_command:SET_ROTATION_STATE",
        "create:device_command:SET_SCREEN_OFF_TIMEOUT");

    [Fact]
    public Task E2_22_the_wifi_access_point_option_stands_for_two() => Holds(
        "Group Settings/Wi-Fi access point", "create:group_command:ADD_WIFI_AP", "create:group_command:REMOVE_WIFI_AP");

    [Fact]
    public async Task E2_20_every_option_of_the_catalogue_stands_for_what_it_says()
    {
        var (tenant, owner, _) = await Tenant();
        foreach (var (option, scopes) in CatalogueFiles.Features)
        {
            var role = await Create(tenant, owner, new { name = HttpWorld.New("option"), features = new[] { option }, withoutDefaults = true });
            Assert.Equal(scopes.Append("read:group").Distinct().Order(StringComparer.Ordinal), Scopes(role.Is(201)));
        }
    }

    [Fact]
    public async Task E2_23_a_role_is_built_by_options_and_by_scopes()
    {
        var (tenant, owner, user) = await Tenant();
        var body = new { name = "Painter", features = new[] { "Device Settings/Display Settings" }, scopes = new[] { "read:report" } };
        (await Create(tenant, owner, body)).Is(201);
        (await Create(tenant, owner, new { name = "X", features = new[] { "Device Settings/Time Travel" } })).IsProblem(400, "scope-unknown");
        (await _world.Grant(tenant, owner, user, "painter")).Is(200);

        foreach (var command in new[] { "SET_BRIGHTNESS_SCALE", "SET_ROTATION_STATE", "SET_SCREEN_OFF_TIMEOUT" })
        {
            Assert.Equal("allowed", await Ask(tenant, user, command, "device", "in-above"));
        }

        Assert.Equal("allowed", await Ask(tenant, user, "read", "report", "r"));
        Assert.Equal("scope-not-granted", await Ask(tenant, user, "SET_WALLPAPER", "device", "in-above"));
    }

    [Fact]
    public async Task E2_24_no_scope_of_a_device_command_grants_the_group_command()
    {
        var (tenant, owner, user) = await Tenant();
        var deviceOnly = CatalogueFiles.Commands("device").Except(CatalogueFiles.Commands("group")).ToArray();
        await HoldCommands(tenant, owner, user, "device");

        var codes = await new ScopeSheet(_world.Service, tenant, user).On("in-above", "above");

        Assert.Equal(41, codes["allowed"].Count(s => s.StartsWith("create:device_command:", StringComparison.Ordinal)));
        Assert.DoesNotContain(codes["allowed"], s => s.StartsWith("create:group_command:", StringComparison.Ordinal));
        Assert.Equal(13, deviceOnly.Length);
    }

    [Fact]
    public async Task E2_25_no_scope_of_a_group_command_grants_the_device_command()
    {
        var (tenant, owner, user) = await Tenant();
        await HoldCommands(tenant, owner, user, "group");

        var codes = await new ScopeSheet(_world.Service, tenant, user).On("in-above", "above");

        Assert.Equal(28, codes["allowed"].Count(s => s.StartsWith("create:group_command:", StringComparison.Ordinal)));
        Assert.DoesNotContain(codes["allowed"], s => s.StartsWith("create:device_command:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task E2_28_the_13_device_only_commands_do_not_exist_for_groups_and_the_deny_says_so()
    {
        var (tenant, owner, _) = await Tenant();
        var deviceOnly = CatalogueFiles.Commands("device").Except(CatalogueFiles.Commands("group")).ToArray();
        Assert.Equal(13, deviceOnly.Length);
        foreach (var command in deviceOnly)
        {
            Assert.Equal("allowed", await Ask(tenant, owner, command, "device", "in-above"));
            Assert.Equal("scope-unknown", await Ask(tenant, owner, command, "group", "above"));
            var bulk = await _world.As(owner).Post(
                $"/v1/tenants/{tenant}/authorize?explain=true", new { userId = owner, command, groups = new[] { "above" } });
            var denied = Assert.Single(bulk.Is(200).Json.GetProperty("denied").EnumerateArray());
            Assert.Equal("scope-unknown", denied.GetProperty("code").GetString());
            Assert.NotEqual(string.Empty, denied.GetProperty("reason").GetString());
            (await Create(tenant, owner, new { name = "X", scopes = new[] { $"create:group_command:{command}" } })).IsProblem(400, "scope-unknown");
        }
    }

    [Fact]
    public async Task E2_30_the_tenants_side_of_linking_takes_the_scopes_for_it()
    {
        var sides = await Sides.Create(_world);
        var (reader, writer, nobody) = (HttpWorld.New("reader"), HttpWorld.New("writer"), HttpWorld.New("nobody"));
        await Hold(sides.Tenant, sides.Owner, reader, "read:partner_tenant");
        await Hold(sides.Tenant, sides.Owner, writer, "create:partner_tenant");
        await Hold(sides.Tenant, sides.Owner, nobody, "read:alert");

        (await _world.As(reader).Get(sides.Link)).Is(200);
        foreach (var user in new[] { reader, nobody })
        {
            (await _world.Request(sides.Tenant, user, sides.Partner)).IsProblem(403, "scope-not-granted");
            (await _world.As(user).Delete(sides.Link)).IsProblem(403, "scope-not-granted");
        }

        (await _world.As(nobody).Get(sides.Link)).IsProblem(403, "scope-not-granted");
        (await _world.As(writer).Get(sides.Link)).IsProblem(403, "scope-not-granted");
        (await _world.Request(sides.Tenant, writer, sides.Partner)).Is(202);
        (await _world.As(writer).Delete(sides.Link)).Is(204);
        await _world.Link(sides.Tenant, writer, sides.Partner, sides.Chief);
        (await _world.As(writer).Delete(sides.Link)).Is(204);
    }

    [Fact]
    public async Task E2_31_nobody_creates_a_user_and_there_are_three_ways_in()
    {
        var sides = await Sides.Create(_world);
        var (carla, email) = (HttpWorld.New("carla"), Mailbox.NewAddress());
        (await Create(sides.Tenant, sides.Owner, new { name = "X", scopes = new[] { "create:user" } })).IsProblem(400, "scope-unknown");
        Assert.Equal("scope-unknown", await Ask(sides.Tenant, sides.Owner, "create", "user", carla));
        (await sides.AsOwner.Post($"/v1/tenants/{sides.Tenant}/users", new { userId = carla })).IsProblem(405, "method-not-allowed");
        foreach (var user in new[] { carla, sides.Chief })
        {
            (await _world.As(user).Post($"/v1/tenants/{sides.Tenant}/login")).IsProblem(403, "no-access");
        }

        await _world.Link(sides.Tenant, sides.Owner, sides.Partner, sides.Chief);
        (await sides.AsOwner.Post($"/v1/tenants/{sides.Tenant}/invitations", new { email })).Is(201);
        (await _world.AsOwnerOf(email, carla).Post("/v1/invitations/accept", new { token = await _world.Mail.Code(email) })).Is(200);

        foreach (var (user, source) in new[] { (sides.Owner, "member"), (sides.Chief, "partner"), (carla, "member") })
        {
            Assert.Equal(source, (await _world.As(user).Post($"/v1/tenants/{sides.Tenant}/login")).Is(200).Member("source"));
        }
    }

    [Fact]
    public async Task E2_32_an_invitation_is_cancelled_or_resent_and_never_edited()
    {
        var (tenant, owner, _) = await Tenant();
        var (path, email) = ($"/v1/tenants/{tenant}/invitations", Mailbox.NewAddress());
        (await Create(tenant, owner, new { name = "X", scopes = new[] { "update:user_invite" } })).IsProblem(400, "scope-unknown");
        var id = (await _world.As(owner).Post(path, new { email, roleId = "group-viewer" })).Is(201).Member("invitationId");

        (await _world.As(owner).Patch($"{path}/{id}", new { roleId = "enterprise-admin" })).IsProblem(405, "method-not-allowed");
        (await _world.As(owner).Put($"{path}/{id}", new { roleId = "enterprise-admin" })).IsProblem(405, "method-not-allowed");
        (await _world.As(owner).Post($"{path}/{id}/resend")).Is(200);
        var item = Assert.Single((await _world.As(owner).Get(path)).Is(200).Items);
        Assert.Equal((email, "group-viewer"), (item.GetProperty("email").GetString(), item.GetProperty("roleId").GetString()));
        (await _world.As(owner).Delete($"{path}/{id}")).Is(204);
        Assert.Empty((await _world.As(owner).Get(path)).Items);
    }

    private async Task<(string Tenant, string Owner, string User)> Tenant()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        await _world.Group(tenant, owner, "above");
        await _world.Group(tenant, owner, "below", "above");
        await _world.Device(tenant, owner, "in-above", "above");
        await _world.Device(tenant, owner, "in-below", "below");
        await _world.Device(tenant, owner, "in-none");
        return (tenant, owner, HttpWorld.New("user"));
    }

    private async Task<(string Above, string Below, string None)> Reach(string tenant, string user) => (
        await Ask(tenant, user, "REBOOT", "device", "in-above"),
        await Ask(tenant, user, "REBOOT", "device", "in-below"),
        await Ask(tenant, user, "REBOOT", "device", "in-none"));

    private Task HoldCommands(string tenant, string owner, string user, string kind) =>
        Hold(tenant, owner, user, [.. CatalogueFiles.Commands(kind).Select(c => $"create:{kind}_command:{c}")]);

    private async Task Hold(string tenant, string owner, string user, params string[] scopes)
    {
        var role = HttpWorld.New("role");
        (await Create(tenant, owner, new { name = role, scopes })).Is(201);
        (await _world.Grant(tenant, owner, user, role)).Is(200);
    }

    private Task<Answer> Create(string tenant, string by, object body) => _world.As(by).Post($"/v1/tenants/{tenant}/roles", body);

    private async Task<string> Ask(string tenant, string user, string action, string type, string id) =>
        (await _world.Service.Ask(tenant, user, action, type, id)).DecisionCode!;

    private async Task Holds(string option, params string[] scopes)
    {
        var (tenant, owner, _) = await Tenant();

        var role = await Create(tenant, owner, new { name = "Option", features = new[] { option }, withoutDefaults = true });

        Assert.Equal(scopes.Append("read:group").Order(StringComparer.Ordinal), Scopes(role.Is(201)));
    }

    private static string[] Scopes(Answer role) =>
        [.. role.Json.GetProperty("scopes").EnumerateArray().Select(s => s.GetString()!)];
}
