using Xunit;

namespace OrleansTenancy.Gateway.Tests.Contract;

[Collection(HttpTests.Name)]
public sealed class BodyTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Theory]
    [InlineData("PUT", "users/ann", """{"roles":[null]}""")]
    [InlineData("PUT", "users/ann", """{"roles":[{"roleId":"group-admin","groups":[null]}]}""")]
    [InlineData("POST", "roles", """{"name":"Holes","scopes":["read:alert",null]}""")]
    [InlineData("POST", "roles", """{"name":"Holes","features":[null]}""")]
    [InlineData("PUT", "devices/d", """{"tags":[null]}""")]
    [InlineData("POST", "authorize", """{"userId":"ann","command":"REBOOT","devices":["d",null]}""")]
    [InlineData("POST", "authorize", """{"userId":"ann","command":"REBOOT","groups":[null]}""")]
    public async Task V11_a_list_has_no_holes(string method, string path, string body)
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);

        var answer = await _world.As(owner).Raw(new HttpMethod(method), $"/v1/tenants/{tenant}/{path}", body, "application/json");

        answer.IsProblem(400, "invalid-body");
    }

    [Fact]
    public async Task V11_a_member_that_stands_twice_or_is_not_of_the_route_changes_nothing()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        var path = $"/v1/tenants/{tenant}";

        (await Patch("""{"displayName":"A","displayName":"B"}""")).IsProblem(400, "invalid-body");
        (await Patch("""{"displayName":"A","state":"deleted"}""")).IsProblem(400, "unknown-field");
        (await Patch("""{"DisplayName":"A"}""")).IsProblem(400, "unknown-field");
        (await Patch("""{"displayName":"A","uid":"0"}""")).IsProblem(400, "unknown-field");
        Assert.Equal("Tenant", (await _world.As(owner).Get(path)).Member("displayName"));
        (await Patch("""{"displayName":"A"}""")).Is(200);

        Task<Answer> Patch(string body) => _world.As(owner).Raw(HttpMethod.Patch, path, body, "application/json");
    }

    [Theory]
    [InlineData("2031-01-01T00:00:00Z", 201, "2031-01-01T00:00:00+00:00")]
    [InlineData("2031-01-01T00:00:00.250Z", 201, "2031-01-01T00:00:00.25+00:00")]
    [InlineData("2031-01-01T02:00:00+02:00", 400, null)]
    [InlineData("2031-01-01T00:00:00", 400, null)]
    [InlineData("2031-01-01", 400, null)]
    [InlineData("tomorrow", 400, null)]
    public async Task Times_are_instants_and_are_answered_in_UTC(string text, int status, string? shown)
    {
        var (chief, member) = (HttpWorld.New("chief"), HttpWorld.New("member"));
        var partner = await _world.CreatePartner(chief);
        var members = $"/v1/partners/{partner}/members";

        var answer = await _world.As(chief).Post(members, new { userId = member, expiresAt = text });

        answer.Is(status);
        Assert.Equal(shown, status == 201 ? answer.Member("expiresAt") : null);
        var listed = (await _world.As(chief).Get(members)).Items.Select(i => i.GetProperty("expiresAt").GetString());
        Assert.Equal(shown is null ? [null] : [null, shown], listed);
    }

    [Theory]
    [InlineData("""{"alias":"bell\u0007"}""", 400)]
    [InlineData("""{"alias":"two\nlines"}""", 400)]
    [InlineData("""{"tags":["a\u0000b"]}""", 400)]
    [InlineData("""{"alias":"Größe `1` <b>","tags":["é"]}""", 201)]
    public async Task V18_names_of_devices_are_one_line_of_text(string body, int status)
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);

        var answer = await _world.As(owner).Raw(HttpMethod.Put, $"/v1/tenants/{tenant}/devices/d", body, "application/json");

        answer.Is(status);
        if (status == 201)
        {
            Assert.Contains("Größe `1` <b>", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_role_keeps_its_id()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        var role = $"/v1/tenants/{tenant}/roles/clerk";
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/roles", new { name = "Clerk" })).Is(201);

        (await _world.As(owner).Put(role, new { name = "Clerk", roleId = "king" })).IsProblem(400, "invalid-value");
        (await _world.As(owner).Put(role, new { name = "Clerk 2", roleId = "clerk" })).Is(200);
    }

    [Fact]
    public async Task Deep_nesting_is_refused_wherever_it_is()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"name":""", 5_000)) + "1" + new string('}', 5_000);
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        foreach (var path in new[] { $"/v1/tenants/{tenant}/roles", $"/tenants/{tenant}/access/v1/evaluation" })
        {
            (await _world.As(owner).Raw(HttpMethod.Post, path, deep, "application/json")).IsProblem(400, "invalid-body");
        }
    }

    [Fact]
    public async Task V13_an_import_takes_each_line_by_itself_whatever_is_in_it()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        string[] lines =
        [
            """{"deviceId":"a"}""" + "\r", "null", "[]", "7", "\"\0\"", """{"deviceId":"b","tags":[null]}""",
            """{"deviceId":"b","deviceId":"c"}""", """{"deviceId":"d"}{"deviceId":"e"}""", """{"deviceId":null}""",
            """{"deviceId":"f","alias":"\u0000"}""", """{"deviceId":"a|b"}""",
        ];

        var answer = await _world.As(owner).Raw(
            HttpMethod.Post, $"/v1/tenants/{tenant}/devices/import", string.Join('\n', lines), "application/x-ndjson");

        Assert.Equal([2, 3, 4, 5, 6, 7, 8, 9, 10], Errors(answer.Is(200)));
        Assert.Equal("2", answer.Member("created"));
        var devices = (await _world.As(owner).Get($"/v1/tenants/{tenant}/devices")).Items;
        Assert.Equal(["a", "a|b"], devices.Select(d => d.GetProperty("deviceId").GetString()));
    }

    private static int[] Errors(Answer answer) =>
        [.. answer.Json.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("line").GetInt32()).Order()];
}
