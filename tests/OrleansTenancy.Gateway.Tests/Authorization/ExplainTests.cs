using System.Text.Json;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Authorization;

/// <summary>Who learns what of a decision, over both ways of asking (X.7).</summary>
[Collection(HttpTests.Name)]
public sealed class ExplainTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Theory]
    [InlineData("link-pending", "link")]
    [InlineData("link-ended", "link")]
    [InlineData("not-assigned", "membership")]
    public async Task X_7_E2_30_why_there_is_no_access_is_for_those_who_administer_it(string hint, string hop)
    {
        var (owner, chief, tech, clerk) = (HttpWorld.New("owner"), HttpWorld.New("chief"), HttpWorld.New("tech"), HttpWorld.New("clerk"));
        var partner = await _world.CreatePartner(chief);
        await _world.AddMember(partner, chief, tech);
        var tenant = await Tenant(hint, owner, partner, chief);
        await Clerk(tenant, owner, clerk);
        var operators = await Ask(server.As("operator", "operator"), tenant, tech);
        var owners = await Ask(_world.As(owner), tenant, tech);
        var clerks = await Ask(_world.As(clerk), tenant, tech);
        var own = await Ask(_world.As(tech), tenant, tech);
        var foreign = await Ask(_world.Service, tenant, tech);

        Assert.All([operators, owners, clerks, own, foreign], a => Assert.Equal(("no-access", "no-access"), (a.Code, a.BulkCode)));
        Assert.All([operators, owners], a => Assert.Equal((hint, hop, hint, hop, partner), (a.Hint, a.Hop, a.BulkHint, a.BulkHop, a.Partner)));
        var knows = hint == "not-assigned";
        Assert.Equal((knows ? hint : null, knows ? hop : null, null), (clerks.Hint, clerks.Hop, clerks.Partner));
        Assert.All([own, foreign], a => Assert.Equal((null, null, null, null), (a.Hint, a.Hop, a.BulkHint, a.BulkHop)));
        Assert.All([own, foreign], a => Assert.DoesNotContain(hint, a.Text, StringComparison.Ordinal));
        Assert.All([own, foreign], a => Assert.DoesNotContain(partner, a.Text, StringComparison.Ordinal));
        Assert.All([own, foreign], a => Assert.DoesNotContain("versions", a.Text, StringComparison.Ordinal));
        Assert.Equal(own.Text, (await Ask(_world.As(tech), "no-such-tenant", tech)).Text);

        var login = (await _world.As(tech).Post($"/v1/tenants/{tenant}/login")).IsProblem(403, "no-access");
        Assert.DoesNotContain(hint, login.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task X_7_an_allow_names_path_role_and_the_versions_that_decided()
    {
        var (owner, chief) = (HttpWorld.New("owner"), HttpWorld.New("chief"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        await _world.Link(tenant, owner, partner, chief);
        await _world.Device(tenant, owner, "d1");

        var before = await Ask(_world.As(chief), tenant, chief, "d1", "ghost");
        Assert.Equal(("allowed", "partner", "partner", partner), (before.Code, before.Source, before.Role, before.Partner));
        Assert.Equal((0, "partner"), before.Granted);
        Assert.Equal(("resource-unknown", "tenant"), (before.BulkCode, before.BulkHop));
        Assert.Equal(before.Versions, before.BulkVersions);
        await _world.Group(tenant, owner, "g");
        var after = await Ask(_world.As(chief), tenant, chief, "d1", "ghost");
        Assert.Equal(before.Versions! with { Tenant = before.Versions.Tenant + 1 }, after.Versions);
        (await _world.As(chief).Patch($"/v1/partners/{partner}", new { adminAccess = "assigned" })).IsProblem(409, "last-user");
        (await _world.As(chief).Patch($"/v1/partners/{partner}", new { memberModel = "flat" })).Is(200);
        var flat = await Ask(_world.As(chief), tenant, chief, "d1", "ghost");
        Assert.Equal(after.Versions! with { Partner = after.Versions.Partner + 1 }, flat.Versions);

        var owners = await Ask(_world.As(owner), tenant, chief, "d1", "ghost");
        Assert.Equal(flat.Versions! with { Person = null }, owners.Versions);
        var member = await Ask(_world.As(owner), tenant, owner, "d1", "ghost");
        Assert.Equal(("member", "enterprise-admin", null), (member.Source, member.Role, member.Partner));
    }

    [Fact]
    public async Task X_7_each_resource_of_a_batch_has_its_own_reason()
    {
        var (owner, user) = (HttpWorld.New("owner"), HttpWorld.New("user"));
        var tenant = await _world.CreateTenant(owner);
        await _world.Group(tenant, owner, "a");
        await _world.Device(tenant, owner, "in", "a");
        await _world.Device(tenant, owner, "out");
        (await _world.Grant(tenant, owner, user, "group-admin", ["a"])).Is(200);

        var answer = await _world.As(user).Post(
            $"/v1/tenants/{tenant}/authorize?explain=true", new { userId = user, command = "REBOOT", devices = new[] { "out", "in", "ghost" } });
        Assert.Equal(
            [(0, "outside-groups", "group"), (2, "resource-unknown", "tenant")],
            answer.Is(200).Json.GetProperty("denied").EnumerateArray().Select(d =>
                (d.GetProperty("index").GetInt32(), d.GetProperty("code").GetString()!, d.GetProperty("hop").GetString()!)));
        var granted = Assert.Single(answer.Json.GetProperty("explain").GetProperty("granted").EnumerateArray());
        Assert.Equal((1, "group-admin"), (granted.GetProperty("index").GetInt32(), granted.GetProperty("role").GetString()));

        var plain = await _world.As(user).Post(
            $"/v1/tenants/{tenant}/authorize", new { userId = user, command = "REBOOT", devices = new[] { "out", "in", "ghost" } });
        Assert.False(plain.Is(200).Json.TryGetProperty("explain", out _));
        Assert.Equal("scope", (await Ask(_world.As(user), tenant, user, "in", "in", "read:alert")).Hop);
    }

    private async Task<string> Tenant(string hint, string owner, string partner, string chief)
    {
        var tenant = await _world.CreateTenant(owner);
        (await _world.Request(tenant, owner, partner)).Is(202);
        if (hint != "link-pending")
        {
            (await _world.As(chief).Post($"/v1/partners/{partner}/tenants/{tenant}/accept")).Is(200);
        }

        if (hint == "link-ended")
        {
            (await _world.As(owner).Delete($"/v1/tenants/{tenant}/link")).Is(204);
        }

        return tenant;
    }

    private async Task Clerk(string tenant, string owner, string clerk)
    {
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/roles", new { name = "Clerk", scopes = new[] { "read:user" } })).Is(201);
        (await _world.Grant(tenant, owner, clerk, "clerk")).Is(200);
    }

    private static async Task<Told> Ask(
        Api caller, string tenant, string user, string device = "d1", string other = "d1", string action = "REBOOT")
    {
        var one = await caller.Ask(tenant, user, action, action == "REBOOT" ? "device" : "tenant", action == "REBOOT" ? device : tenant);
        var many = await caller.Post(
            $"/v1/tenants/{tenant}/authorize?explain=true", new { userId = user, command = "REBOOT", devices = new[] { device, other } });
        return new Told(one.Json.GetProperty("context"), many.Is(200).Json);
    }

    private sealed record Versions(long? Tenant, long? Partner, long? Person);

    private sealed record Told(JsonElement Context, JsonElement Bulk)
    {
        public string Text => Context.ToString() + Bulk;

        public string? Code => Text1(Context, "code");

        public string? Hint => Text1(Context, "hint");

        public string? Hop => Text1(Context, "hop");

        public string? Role => Text1(Context, "role");

        public string? Source => Text1(Context, "source");

        public string? Partner => Text1(Context, "partnerId");

        public Versions? Versions => VersionsOf(Context);

        public Versions? BulkVersions => VersionsOf(Bulk.GetProperty("explain"));

        public string? BulkCode => Text1(Denied, "code");

        public string? BulkHint => Text1(Denied, "hint");

        public string? BulkHop => Text1(Denied, "hop");

        public (int Index, string? Role) Granted
        {
            get
            {
                var first = Bulk.GetProperty("explain").GetProperty("granted")[0];
                return (first.GetProperty("index").GetInt32(), first.GetProperty("role").GetString());
            }
        }

        private JsonElement Denied => Bulk.GetProperty("denied")[0];

        private static string? Text1(JsonElement element, string name) =>
            element.TryGetProperty(name, out var value) ? value.GetString() : null;

        private static Versions? VersionsOf(JsonElement element)
        {
            if (!element.TryGetProperty("versions", out var versions))
            {
                return null;
            }

            long? Number(string name) => versions.TryGetProperty(name, out var value) ? value.GetInt64() : null;
            return new Versions(Number("tenant"), Number("partner"), Number("person"));
        }
    }
}
