using OrleansTenancy.Gateway.Tests.Rules;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Contract;

/// <summary>Queries that no list can answer.</summary>
[Collection(HttpTests.Name)]
public sealed class QueryTests(DevServer server)
{
    private static readonly string[] NoLimits =
        ["0", "-1", "1001", "1e2", "+5", "%205", "5&limit=6", "99999999999999999999", "%D9%A3", "%00", "0x10", "5.0"];

    private static readonly string[] NoCursors = ["x", "AAAA", "%00", "a&cursor=b", new('A', 3_000)];

    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task A_limit_or_cursor_that_is_none_is_400_on_every_list()
    {
        var sides = await Sides.Linked(_world);
        (Api Caller, string Path)[] lists =
        [
            (_world.Operator, "/v1/partners"), (_world.Operator, "/v1/tenants"), (sides.AsChief, sides.Tenants),
            (sides.AsChief, $"/v1/partners/{sides.Partner}/members"), (sides.AsChief, $"/v1/partners/{sides.Partner}/notifications"),
            (sides.AsOwner, "/v1/me/tenants"), (sides.AsOwner, "/v1/me/tokens"), (sides.AsOwner, "/v1/me/audit"),
            (sides.AsChief, $"/v1/partners/{sides.Partner}/audit"), (_world.As(await sides.Technician()), sides.Tenants),
            .. new[] { "roles", "users", "groups", "devices", "invitations", "notifications", "audit" }
                .Select(l => (sides.AsOwner, $"/v1/tenants/{sides.Tenant}/{l}")),
        ];
        foreach (var (caller, path) in lists)
        {
            (await caller.Get(path + "?limit=1000&cursor=")).Is(200);
            foreach (var limit in NoLimits)
            {
                (await caller.Get($"{path}?limit={limit}")).IsProblem(400, "invalid-parameter");
            }

            foreach (var cursor in NoCursors)
            {
                (await caller.Get($"{path}?cursor={cursor}")).IsProblem(400, "invalid-cursor");
            }
        }
    }

    [Theory]
    [InlineData("after=")]
    [InlineData("after=x")]
    [InlineData("after=-1")]
    [InlineData("after=1.5")]
    [InlineData("after=99999999999999999999")]
    public async Task A_place_that_is_none_is_400_in_every_list_of_notifications(string query)
    {
        var sides = await Sides.Create(_world);
        (await sides.AsChief.Get($"/v1/partners/{sides.Partner}/notifications?{query}")).IsProblem(400, "invalid-parameter");
        (await sides.AsOwner.Get($"/v1/tenants/{sides.Tenant}/notifications?{query}")).IsProblem(400, "invalid-parameter");
        (await sides.AsOwner.Get($"/v1/tenants/{sides.Tenant}/notifications/stream?{query}")).IsProblem(400, "invalid-parameter");
    }

    [Theory]
    [InlineData("q=%00")]
    [InlineData("q=a%00b")]
    [InlineData("q=a%0Ab")]
    [InlineData("state=")]
    [InlineData("state=ACTIVE")]
    [InlineData("state=active&state=deleted")]
    public async Task A_name_or_state_that_nothing_can_have_is_400(string query)
    {
        var sides = await Sides.Linked(_world);
        (await _world.Operator.Get("/v1/tenants?" + query)).IsProblem(400, "invalid-parameter");
        (await _world.Operator.Get("/v1/partners?" + query)).IsProblem(400, "invalid-parameter");
        (await sides.AsChief.Get($"{sides.Tenants}?{query}")).IsProblem(400, "invalid-parameter");
        (await _world.As(await sides.Technician()).Get($"{sides.Tenants}?{query}")).IsProblem(400, "invalid-parameter");
    }

    [Theory]
    [InlineData("explain=maybe")]
    [InlineData("explain=1")]
    public async Task A_switch_that_is_neither_true_nor_false_is_400(string query) =>
        (await _world.Service.Post($"/v1/tenants/t/authorize?{query}", new { userId = "u", command = "REBOOT", devices = new[] { "d" } }))
            .IsProblem(400, "invalid-parameter");
}
