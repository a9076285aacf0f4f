using Xunit;

namespace OrleansTenancy.Gateway.Tests.Authorization;

[Collection(HttpTests.Name)]
public sealed class AuthZenTests(DevServer server)
{
    private const string Good =
        """{"subject":{"type":"user","id":"a"},"action":{"name":"read"},"resource":{"type":"alert","id":"x"}}""";

    private readonly HttpWorld _world = new(server);

    [Theory]
    [InlineData(Good, "application/json", 200)]
    [InlineData(Good, "application/json; charset=utf-8", 200)]
    [InlineData(Good, "text/plain", 400)]
    [InlineData("", "application/json", 400)]
    [InlineData("{", "application/json", 400)]
    [InlineData("[]", "application/json", 400)]
    [InlineData("null", "application/json", 400)]
    [InlineData("{}", "application/json", 400)]
    [InlineData("""{"action":{"name":"read"},"resource":{"type":"alert","id":"x"}}""", "application/json", 400)]
    [InlineData("""{"subject":"a","action":{"name":"read"},"resource":{"type":"alert","id":"x"}}""", "application/json", 400)]
    [InlineData("""{"subject":{"id":"a"},"action":{"name":"read"},"resource":{"type":"alert","id":"x"}}""", "application/json", 400)]
    [InlineData("""{"subject":{"type":"user","id":7},"action":{"name":"read"},"resource":{"type":"alert","id":"x"}}""", "application/json", 400)]
    [InlineData("""{"subject":{"type":"user","id":"a"},"action":{},"resource":{"type":"alert","id":"x"}}""", "application/json", 400)]
    [InlineData("""{"subject":{"type":"user","id":"a"},"action":{"name":"read"},"resource":{"type":"alert"}}""", "application/json", 400)]
    [InlineData("""{"subject":{"type":"user","id":"a"},"action":{"name":"read"},"resource":{"type":"alert","id":"x"},"context":5}""", "application/json", 400)]
    [InlineData("""{"subject":{"type":"user","id":"a","properties":[]},"action":{"name":"read"},"resource":{"type":"alert","id":"x"}}""", "application/json", 400)]
    [InlineData("""{"new":1,"subject":{"type":"user","id":"a","x":2},"action":{"name":"read"},"resource":{"type":"alert","id":"x"},"context":{"ip":"::1"}}""", "application/json", 200)]
    [InlineData("""{"subject":{"type":"robot","id":"a"},"action":{"name":"read"},"resource":{"type":"alert","id":"x"}}""", "application/json", 200)]
    [InlineData("""{"subject":{"type":"user","id":"*"},"action":{"name":"read"},"resource":{"type":"alert","id":"x"}}""", "application/json", 200)]
    public async Task Status_codes_are_those_of_the_standard(string body, string contentType, int status)
    {
        var answer = await _world.Service.Raw(HttpMethod.Post, "/tenants/t/access/v1/evaluation", body, contentType);

        answer.Is(status);
        Assert.Equal("req-1", answer.RequestId);
        if (status == 200)
        {
            Assert.False(answer.Decision);
        }
    }

    [Fact]
    public async Task V13_each_item_of_a_batch_is_decided_by_itself_in_all_three_modes()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        object Item(string action) => new { action = new { name = action } };
        object[] items = [Item("read"), Item("burn"), new { action = 7 }, Item("read")];
        var path = $"/tenants/{tenant}/access/v1/evaluations";
        object Body(string? semantic) => new
        {
            subject = new { type = "user", id = owner },
            resource = new { type = "alert", id = "x" },
            evaluations = items,
            options = semantic is null ? new { evaluations_semantic = "execute_all" } : new { evaluations_semantic = semantic },
        };

        Assert.Equal([true, false, false, true], Decisions(await _world.As(owner).Post(path, Body(null))));
        Assert.Equal([true, false], Decisions(await _world.As(owner).Post(path, Body("deny_on_first_deny"))));
        Assert.Equal([true], Decisions(await _world.As(owner).Post(path, Body("permit_on_first_permit"))));
        (await _world.As(owner).Post(path, Body("guess"))).IsProblem(400, "invalid-body");

        var broken = (await _world.As(owner).Post(path, Body(null))).Json.GetProperty("evaluations")[2].GetProperty("context");
        Assert.Equal(400, broken.GetProperty("error").GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_batch_without_items_is_one_question()
    {
        var answer = await _world.Service.Raw(HttpMethod.Post, "/tenants/t/access/v1/evaluations", Good, "application/json");

        Assert.Equal("tenant-unknown", answer.Is(200).DecisionCode);
    }

    [Fact]
    public async Task A_batch_about_somebody_else_takes_the_right_to_ask()
    {
        var (owner, stranger) = (HttpWorld.New("owner"), HttpWorld.New("stranger"));
        var tenant = await _world.CreateTenant(owner);
        object Item(string user) => new { subject = new { type = "user", id = user } };
        var body = new
        {
            action = new { name = "read" }, resource = new { type = "alert", id = "x" }, evaluations = new[] { Item(stranger), Item(owner) },
        };

        (await _world.As(stranger).Post($"/tenants/{tenant}/access/v1/evaluations", body)).IsProblem(403, "evaluation-not-allowed");
    }

    [Fact]
    public async Task The_metadata_names_the_configured_address_and_not_the_host_header()
    {
        var answer = await server.Anonymous().Get("/.well-known/authzen-configuration/tenants/acme");

        Assert.Equal("https://tenancy.example/tenants/acme", answer.Is(200).Member("policy_decision_point"));
        Assert.Equal("https://tenancy.example/tenants/acme/access/v1/evaluation", answer.Member("access_evaluation_endpoint"));
    }

    [Fact]
    public async Task C27_E2_24_E2_25_E2_28_scopes_are_resolved_by_type()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        await _world.Group(tenant, owner, "g");
        await _world.Device(tenant, owner, "d", "g");
        var scopes = new[] { "create:device_command:REBOOT" };
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/roles", new { name = "Rebooter", scopes })).Is(201);
        var user = HttpWorld.New("user");
        (await _world.Grant(tenant, owner, user, "rebooter")).Is(200);
        var asked = _world.As(user);

        Assert.True((await asked.Ask(tenant, user, "REBOOT", "device", "d")).Decision);
        Assert.True((await asked.Ask(tenant, user, "create:device_command:REBOOT", "device", "d")).Decision);
        Assert.Equal("scope-not-granted", (await asked.Ask(tenant, user, "REBOOT", "group", "g")).DecisionCode);
        Assert.True((await asked.Ask(tenant, user, "read", "device", "d")).Decision);
        Assert.Equal("scope-unknown", (await asked.Ask(tenant, user, "reboot", "device", "d")).DecisionCode);
        Assert.Equal("resource-unknown", (await asked.Ask(tenant, user, "REBOOT", "device", "D")).DecisionCode);
        Assert.Equal("scope-unknown", (await asked.Ask(tenant, user, "REBOOT", "moon", "d")).DecisionCode);
    }

    private static IEnumerable<bool> Decisions(Answer answer) =>
        answer.Is(200).Json.GetProperty("evaluations").EnumerateArray().Select(e => e.GetProperty("decision").GetBoolean());
}
