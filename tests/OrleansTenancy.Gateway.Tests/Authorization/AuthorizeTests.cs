using System.Collections;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Authorization;

[Collection(HttpTests.Name)]
public sealed class AuthorizeTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task E2_2_E2_14_a_role_for_a_group_reaches_it_and_what_is_below_in_one_bitmap()
    {
        var (owner, north) = (HttpWorld.New("owner"), HttpWorld.New("north"));
        var tenant = await _world.CreateTenant(owner);
        await _world.Group(tenant, owner, "n");
        await _world.Group(tenant, owner, "below", "n");
        await _world.Group(tenant, owner, "s");
        string[] places = ["n", "below", "s"];
        for (var i = 0; i < 10; i++)
        {
            await _world.Device(tenant, owner, $"d{i}", i == 9 ? null : places[i % 3]);
        }

        (await _world.Grant(tenant, owner, north, "group-admin", ["n"])).Is(200);

        string[] devices = ["d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9", "ghost", "D0"];
        var answer = await _world.As(north).Post(
            $"/v1/tenants/{tenant}/authorize", new { userId = north, command = "REBOOT", devices });
        var bits = new BitArray(Convert.FromBase64String(answer.Is(200).Member("allowed")!));
        Assert.Equal([0, 1, 3, 4, 6, 7], Enumerable.Range(0, 12).Where(i => bits[i]));
        Assert.Equal(
            [(2, "outside-groups"), (5, "outside-groups"), (8, "outside-groups"), (9, "outside-groups"), (10, "resource-unknown"), (11, "resource-unknown")],
            answer.Json.GetProperty("denied").EnumerateArray().Select(d => (d.GetProperty("index").GetInt32(), d.GetProperty("code").GetString()!)));
        Assert.Equal(("group-admin", "member"), (answer.Member("role"), answer.Member("source")));

        var groups = await _world.As(north).Post(
            $"/v1/tenants/{tenant}/authorize?explain=true", new { userId = north, command = "REBOOT", groups = places });
        Assert.Equal("Aw==", groups.Is(200).Member("allowed"));
        Assert.Equal("The resource lies outside your groups.", groups.Json.GetProperty("denied")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Evaluation_for_others_takes_a_service_an_operator_or_read_user()
    {
        var (owner, user, stranger) = (HttpWorld.New("owner"), HttpWorld.New("user"), HttpWorld.New("stranger"));
        var tenant = await _world.CreateTenant(owner);
        (await _world.Grant(tenant, owner, user, "group-viewer")).Is(200);
        var body = new { userId = user, command = "REBOOT", devices = new[] { "d" } };
        var path = $"/v1/tenants/{tenant}/authorize";

        (await _world.Service.Post(path, body)).Is(200);
        (await _world.Operator.Post(path, body)).Is(200);
        (await _world.As(owner).Post(path, body)).Is(200);
        (await _world.As(user).Post(path, body)).Is(200);
        (await _world.As(stranger).Post(path, body)).IsProblem(403, "evaluation-not-allowed");
        (await _world.Service.Get($"/v1/tenants/{tenant}")).IsProblem(403, "forbidden");

        // A tenant that is not there looks to a person like one that they cannot enter.
        Assert.Equal("no-access", (await _world.As(stranger).Ask("no-such", stranger, "read", "alert", "a")).DecisionCode);
        Assert.Equal("no-access", (await _world.As(stranger).Ask(tenant, stranger, "read", "alert", "a")).DecisionCode);
        Assert.Equal("tenant-unknown", (await _world.Service.Ask("no-such", stranger, "read", "alert", "a")).DecisionCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"userId":"a","command":"REBOOT"}""")]
    [InlineData("""{"userId":"a","command":"REBOOT","devices":[]}""")]
    [InlineData("""{"userId":"a","command":"REBOOT","devices":["d"],"groups":["g"]}""")]
    [InlineData("""{"userId":"a b","command":"REBOOT","devices":["d"]}""")]
    [InlineData("""{"userId":"a","command":"REBOOT","devices":["d"],"more":1}""")]
    [InlineData("""{"userId":"a","userId":"b","command":"REBOOT","devices":["d"]}""")]
    [InlineData("""{"userId":"a","command":null,"devices":["d"]}""")]
    [InlineData("[1]")]
    [InlineData("")]
    public async Task What_is_no_question_is_a_400_with_a_code(string body)
    {
        var answer = await _world.Service.Raw(HttpMethod.Post, "/v1/tenants/t/authorize", body, "application/json");

        Assert.Equal(400, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.Contains(answer.Code, new[] { "invalid-body", "invalid-value", "invalid-id", "unknown-field" });
    }

    [Fact]
    public async Task More_than_ten_thousand_resources_are_refused()
    {
        var devices = Enumerable.Range(0, 10_001).Select(i => $"d{i}");
        (await _world.Service.Post("/v1/tenants/t/authorize", new { userId = "a", command = "REBOOT", devices }))
            .IsProblem(400, "invalid-value");
    }

    [Fact]
    public async Task X_4_resource_types_of_the_deployment_are_registered_and_decided()
    {
        var (owner, clerk) = (HttpWorld.New("owner"), HttpWorld.New("clerk"));
        var tenant = await _world.CreateTenant(owner);
        await _world.Group(tenant, owner, "g");
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/roles", new { name = "Clerk", scopes = new[] { "read:record" } })).Is(201);
        (await _world.Grant(tenant, owner, clerk, "clerk", ["g"])).Is(200);
        (await _world.As(owner).Put($"/v1/tenants/{tenant}/resources/record/r1", new { groupId = "g" })).Is(200);
        (await _world.As(owner).Put($"/v1/tenants/{tenant}/resources/record/r2", new { })).Is(200);
        (await _world.As(owner).Put($"/v1/tenants/{tenant}/resources/device/d", new { })).IsProblem(400, "invalid-value");
        (await _world.As(owner).Put($"/v1/tenants/{tenant}/resources/moon/d", new { })).IsProblem(400, "invalid-value");

        Assert.True((await _world.As(clerk).Ask(tenant, clerk, "read", "record", "r1")).Decision);
        Assert.Equal("outside-groups", (await _world.As(clerk).Ask(tenant, clerk, "read", "record", "r2")).DecisionCode);
        Assert.Equal("scope-not-granted", (await _world.As(clerk).Ask(tenant, clerk, "write", "record", "r1")).DecisionCode);
        Assert.Equal("scope-unknown", (await _world.As(clerk).Ask(tenant, clerk, "burn", "record", "r1")).DecisionCode);
    }
}
