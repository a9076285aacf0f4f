using System.Globalization;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Tenants;

[Collection(HttpTests.Name)]
public sealed class DeviceTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task Devices_are_registered_moved_listed_and_removed()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        await _world.Group(tenant, owner, "a");
        await _world.Group(tenant, owner, "b");
        var device = $"/v1/tenants/{tenant}/devices/20235";
        (await _world.As(owner).Put(device, new { groupId = "a", alias = "Pump", tags = new[] { "x" } })).Is(201);
        (await _world.As(owner).Put(device, new { groupId = "a", alias = "Pump 2" })).Is(200);
        (await _world.As(owner).Put(device, new { groupId = "none" })).IsProblem(404, "group-unknown");
        (await _world.As(owner).Get($"/v1/tenants/{tenant}/devices/020235")).IsProblem(404, "device-unknown");

        (await _world.As(owner).Delete($"/v1/tenants/{tenant}/groups/a")).IsProblem(409, "group-not-empty");
        var moved = (await _world.As(owner).Patch(device, new { groupId = "b" })).Is(200);
        Assert.Equal(("b", "Pump 2"), (moved.Member("groupId"), moved.Member("alias")));
        (await _world.As(owner).Delete($"/v1/tenants/{tenant}/groups/a")).Is(204);
        var loose = (await _world.As(owner).Patch(device, new { groupId = (string?)null, alias = (string?)null })).Is(200);
        Assert.Equal((null, null), (loose.Member("groupId"), loose.Member("alias")));

        Assert.Equal("1", (await _world.As(owner).Get($"/v1/tenants/{tenant}")).Member("deviceCount"));
        (await _world.As(owner).Delete(device)).Is(204);
        (await _world.As(owner).Delete(device)).IsProblem(404, "device-unknown");
    }

    [Fact]
    public async Task Groups_keep_their_shape()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        var groups = $"/v1/tenants/{tenant}/groups";
        await _world.Group(tenant, owner, "a");
        await _world.Group(tenant, owner, "b", "a");
        (await _world.As(owner).Patch($"{groups}/a", new { parentId = "b" })).IsProblem(409, "group-cycle");
        (await _world.As(owner).Patch($"{groups}/a", new { parentId = "a" })).IsProblem(409, "group-cycle");
        (await _world.As(owner).Delete($"{groups}/a")).IsProblem(409, "group-not-empty");
        (await _world.As(owner).Post(groups, new { groupId = "a", name = "again" })).IsProblem(409, "group-exists");
        var root = (await _world.As(owner).Patch($"{groups}/b", new { parentId = (string?)null, name = "B" })).Is(200);
        Assert.Equal((null, "B"), (root.Member("parentId"), root.Member("name")));
        Assert.Equal(2, (await _world.As(owner).Get(groups)).Items.Length);
    }

    [Fact]
    public async Task An_import_takes_what_is_right_and_names_the_lines_that_are_not()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        await _world.Group(tenant, owner, "g");
        var good = Enumerable.Range(0, 3000).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $$"""{"deviceId":"d-{{i}}","groupId":"g"}"""));
        string[] bad =
        [
            "nonsense", """{"deviceId":"a b"}""", """{"deviceId":"e","groupId":"none"}""", """{"deviceId":"e","more":1}""",
            new string('x', 70_000), string.Empty, """{"deviceId":"d-0","alias":"twice"}""",
        ];

        var answer = await _world.As(owner).Raw(
            HttpMethod.Post,
            $"/v1/tenants/{tenant}/devices/import",
            string.Join('\n', good.Concat(bad)),
            "application/x-ndjson");

        var result = answer.Is(200).Json;
        Assert.Equal(
            (3006, 3000, 1, 5),
            (result.GetProperty("lines").GetInt32(), result.GetProperty("created").GetInt32(),
                result.GetProperty("updated").GetInt32(), result.GetProperty("failed").GetInt32()));
        Assert.Equal(
            [(3001, "invalid-body"), (3002, "invalid-id"), (3003, "group-unknown"), (3004, "unknown-field"), (3005, "body-too-large")],
            result.GetProperty("errors").EnumerateArray()
                .Select(e => (e.GetProperty("line").GetInt32(), e.GetProperty("code").GetString()!)).Order());
        Assert.Equal("3000", (await _world.As(owner).Get($"/v1/tenants/{tenant}")).Member("deviceCount"));

        var seen = new HashSet<string>();
        string? next = string.Empty;
        while (next is not null)
        {
            var page = (await _world.As(owner).Get($"/v1/tenants/{tenant}/devices?limit=1000{next}")).Is(200);
            Assert.All(page.Items, i => Assert.True(seen.Add(i.GetProperty("deviceId").GetString()!)));
            next = page.Member("next") is { } cursor ? "&cursor=" + cursor : null;
        }

        Assert.Equal(3000, seen.Count);
    }

    [Fact]
    public async Task E2_14_somebody_with_a_role_for_groups_works_in_them_and_nowhere_else()
    {
        var (owner, north) = (HttpWorld.New("owner"), HttpWorld.New("north"));
        var tenant = await _world.CreateTenant(owner);
        await _world.Group(tenant, owner, "n");
        await _world.Group(tenant, owner, "s");
        await _world.Device(tenant, owner, "in-n", "n");
        await _world.Device(tenant, owner, "in-s", "s");
        (await _world.Grant(tenant, owner, north, "group-admin", ["n"])).Is(200);
        var devices = $"/v1/tenants/{tenant}/devices";

        (await _world.As(north).Get($"{devices}/in-n")).Is(200);
        (await _world.As(north).Get($"{devices}/in-s")).IsProblem(404, "device-unknown");
        (await _world.As(north).Put($"{devices}/new", new { groupId = "n" })).Is(201);
        (await _world.As(north).Put($"{devices}/new2", new { groupId = "s" })).IsProblem(404, "group-unknown");
        (await _world.As(north).Put($"{devices}/new2", new { })).IsProblem(403, "outside-groups");
        (await _world.As(north).Put($"{devices}/in-s", new { groupId = "n" })).IsProblem(404, "device-unknown");
        (await _world.As(north).Patch($"{devices}/in-n", new { groupId = "s" })).IsProblem(404, "group-unknown");
        Assert.Equal(["in-n", "new"], (await _world.As(north).Get(devices)).Items.Select(i => i.GetProperty("deviceId").GetString()));
        Assert.Equal("n", Assert.Single((await _world.As(north).Get($"/v1/tenants/{tenant}/groups")).Items).GetProperty("groupId").GetString());
        (await _world.As(north).Get($"/v1/tenants/{tenant}/roles")).IsProblem(403, "scope-not-granted");
    }
}
