using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrleansTenancy.Domain.Catalogue;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Authorization;

[Collection(HttpTests.Name)]
public sealed class AuthZenSearchTests(DevServer server)
{
    private static readonly string[] Groups = ["g1", "g2", "g3"];
    private static readonly string[] Devices = ["d0", "d1", "d2", "d3", "d4", "d5", "d6"];
    private readonly HttpWorld _world = new(server);

    private ScopeCatalogue Catalogue => server.Services.GetRequiredService<ScopeCatalogue>();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task V13_a_search_finds_exactly_what_an_evaluation_allows(int seed)
    {
#pragma warning disable CA5394 // chance for a test, from a seed that its name tells
        var chance = new Random(seed);
        var (tenant, users) = await RandomTenant(chance);
        string[] types = ["device", "group", "tenant", "role", "blueprint", "record", "nothing"];
        string[] actions = ["REBOOT", "WIPE", "read", "update:group", "read:group", "read:alert", "write", "burn"];
        for (var round = 0; round < 6; round++)
        {
            var (type, action) = (types[chance.Next(types.Length)], actions[chance.Next(actions.Length)]);
            var user = users[chance.Next(users.Length)];
            var things = Things(type, tenant);
            var thing = things.Length == 0 ? "x" : things[chance.Next(things.Length)];
#pragma warning restore CA5394
            var why = $"seed {seed}: {user} {action} {type} {thing}";
            var resources = await Search(tenant, "resource", new { subject = User(user), action = new { name = action }, resource = new { type } });
            Assert.True((await Allowed(things, t => Ask(user, action, t))).SequenceEqual(Ids(resources)), why);

            var subjects = await Search(tenant, "subject", new { subject = new { type = "user" }, action = new { name = action }, resource = new { type, id = thing } });
            Assert.True((await Allowed(users, u => Ask(u, action, thing))).SequenceEqual(Ids(subjects)), why);

            var names = await Search(tenant, "action", new { subject = User(user), resource = new { type, id = thing } });
            Assert.True((await Allowed(Catalogue.ActionsOn(type), a => Ask(user, a, thing))).SequenceEqual(Names(names)), why);

            Task<Answer> Ask(string who, string what, string on) => _world.Service.Ask(tenant, who, what, type, on);
        }
    }

    [Fact]
    public async Task A_search_is_paged_and_a_token_goes_with_its_search()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        for (var i = 0; i < 7; i++)
        {
            await _world.Device(tenant, owner, $"d{i}");
        }

        var path = $"/tenants/{tenant}/access/v1/search/resource";
        object Body(string action, object page) =>
            new { subject = User(owner), action = new { name = action }, resource = new { type = "device", id = "ignored" }, page };
        var first = (await _world.Service.Post(path, Body("REBOOT", new { limit = 3 }))).Is(200);
        Assert.Equal(["d0", "d1", "d2"], Ids([.. first.Json.GetProperty("results").EnumerateArray()]));
        var token = first.Json.GetProperty("page").GetProperty("next_token").GetString();
        var second = (await _world.Service.Post(path, Body("REBOOT", new { limit = 4, token }))).Is(200);
        Assert.Equal(["d3", "d4", "d5", "d6"], Ids([.. second.Json.GetProperty("results").EnumerateArray()]));
        Assert.Equal(string.Empty, second.Json.GetProperty("page").GetProperty("next_token").GetString());
        Assert.Equal(4, second.Json.GetProperty("page").GetProperty("count").GetInt32());

        (await _world.Service.Post(path, Body("WIPE", new { token }))).IsProblem(400, "invalid-body");
        (await _world.Service.Post(path, Body("REBOOT", new { token = "made-up" }))).IsProblem(400, "invalid-body");
        (await _world.Service.Post(path, Body("REBOOT", new { token = 7 }))).IsProblem(400, "invalid-body");
        (await _world.Service.Post(path, Body("REBOOT", new { limit = 0 }))).IsProblem(400, "invalid-body");
        (await _world.Service.Post(path, Body("REBOOT", "first"))).IsProblem(400, "invalid-body");
    }

    [Theory]
    [InlineData("subject", """{"subject":{"type":"user"},"action":{"name":"read"},"resource":{"type":"alert","id":"x"}}""", 200)]
    [InlineData("subject", """{"subject":{"type":"user"},"action":{"name":"read"},"resource":{"type":"alert"}}""", 400)]
    [InlineData("subject", """{"subject":{},"action":{"name":"read"},"resource":{"type":"alert","id":"x"}}""", 400)]
    [InlineData("subject", """{"subject":{"type":"robot"},"action":{"name":"read"},"resource":{"type":"alert","id":"x"}}""", 200)]
    [InlineData("resource", """{"subject":{"type":"user","id":"a"},"action":{"name":"read"},"resource":{"type":"alert"}}""", 200)]
    [InlineData("resource", """{"subject":{"type":"user"},"action":{"name":"read"},"resource":{"type":"alert"}}""", 400)]
    [InlineData("resource", """{"subject":{"type":"user","id":"a"},"resource":{"type":"alert"}}""", 400)]
    [InlineData("action", """{"subject":{"type":"user","id":"a"},"resource":{"type":"alert","id":"x"},"more":1}""", 200)]
    [InlineData("action", """{"subject":{"type":"user","id":"a"},"resource":{"type":"alert"}}""", 400)]
    [InlineData("action", "[]", 400)]
    [InlineData("action", "", 400)]
    public async Task Searches_take_what_the_standard_says(string what, string body, int status)
    {
        var answer = await _world.Service.Raw(HttpMethod.Post, $"/tenants/t/access/v1/search/{what}", body, "application/json");

        answer.Is(status);
        Assert.Equal("req-1", answer.RequestId);
        if (status == 200)
        {
            Assert.Empty(answer.Json.GetProperty("results").EnumerateArray());
        }
    }

    [Fact]
    public async Task V1_who_may_not_evaluate_does_not_search()
    {
        var (owner, stranger) = (HttpWorld.New("owner"), HttpWorld.New("stranger"));
        var tenant = await _world.CreateTenant(owner);
        var who = new { subject = new { type = "user" }, action = new { name = "read" }, resource = new { type = "alert", id = "x" } };
        var what = new { subject = User(owner), resource = new { type = "tenant", id = tenant } };
        foreach (var t in new[] { tenant, "no-such-tenant" })
        {
            (await _world.As(stranger).Post($"/tenants/{t}/access/v1/search/subject", who)).IsProblem(403, "evaluation-not-allowed");
            (await _world.As(stranger).Post($"/tenants/{t}/access/v1/search/action", what)).IsProblem(403, "evaluation-not-allowed");
        }

        Assert.Equal([owner], Ids(await Search(tenant, "subject", who, _world.As(owner))));
        Assert.Equal(Catalogue.Count, (await Search(tenant, "action", what, _world.As(owner))).Length);
    }

    [Fact]
    public async Task The_metadata_names_the_searches()
    {
        var answer = (await server.Anonymous().Get("/.well-known/authzen-configuration/tenants/acme")).Is(200);
        foreach (var part in new[] { "subject", "resource", "action" })
        {
            Assert.Equal($"https://tenancy.example/tenants/acme/access/v1/search/{part}", answer.Member($"search_{part}_endpoint"));
        }
    }

#pragma warning disable CA5394
    private async Task<(string Tenant, string[] Users)> RandomTenant(Random chance)
    {
        var (owner, chief, idle) = (HttpWorld.New("owner"), HttpWorld.New("chief"), HttpWorld.New("idle"));
        var tenant = await _world.CreateTenant(owner);
        await _world.Group(tenant, owner, "g1");
        await _world.Group(tenant, owner, "g2", "g1");
        await _world.Group(tenant, owner, "g3");
        foreach (var device in Devices)
        {
            var at = chance.Next(4);
            await _world.Device(tenant, owner, device, at == 3 ? null : Groups[at]);
        }

        foreach (var record in new[] { "r1", "r2" })
        {
            (await _world.As(owner).Put($"/v1/tenants/{tenant}/resources/record/{record}", new { groupId = Groups[chance.Next(3)] })).Is(200);
        }

        var scopes = new[] { "create:device_command:REBOOT", "create:group_command:REBOOT", "update:group", "read:record", "write:record" };
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/roles", new { name = "Some", scopes = scopes.Where(_ => chance.Next(2) == 0) })).Is(201);
        string[] roles = ["some", "group-admin", "group-viewer", "enterprise-viewer"];
        string[] users = [HttpWorld.New("user"), HttpWorld.New("user"), HttpWorld.New("user")];
        foreach (var user in users)
        {
            var groups = chance.Next(3) == 0 ? null : new[] { Groups[chance.Next(3)] };
            (await _world.Grant(tenant, owner, user, roles[chance.Next(roles.Length)], groups)).Is(200);
        }

        var partner = await _world.CreatePartner(chief);
        await _world.Link(tenant, owner, partner, chief);
        await _world.AddMember(partner, chief, idle);
        return (tenant, [.. users.Concat([owner, chief, idle]).Order(StringComparer.Ordinal)]);
    }
#pragma warning restore CA5394

    private static string[] Things(string type, string tenant) => type switch
    {
        "device" => Devices,
        "group" => Groups,
        "tenant" => [tenant],
        "role" =>
        [
            "customer-administrator", "customer-editor", "customer-viewer", "enterprise-admin", "enterprise-viewer", "group-admin",
            "group-viewer", "partner", "some",
        ],
        "record" => ["r1", "r2"],
        _ => [],
    };

    private static async Task<string[]> Allowed(IEnumerable<string> all, Func<string, Task<Answer>> ask)
    {
        var allowed = new List<string>();
        foreach (var one in all.Distinct().Order(StringComparer.Ordinal))
        {
            if ((await ask(one)).Decision)
            {
                allowed.Add(one);
            }
        }

        return [.. allowed];
    }

    private async Task<JsonElement[]> Search(string tenant, string what, object body, Api? caller = null)
    {
        var found = new List<JsonElement>();
        var token = string.Empty;
        do
        {
            var request = JsonSerializer.SerializeToNode(body)!;
            request["page"] = JsonSerializer.SerializeToNode(new { limit = 30, token });
            var answer = (await (caller ?? _world.Service).Post($"/tenants/{tenant}/access/v1/search/{what}", request)).Is(200);
            found.AddRange(answer.Json.GetProperty("results").EnumerateArray());
            token = answer.Json.GetProperty("page").GetProperty("next_token").GetString()!;
        }
        while (token.Length > 0);
        return [.. found];
    }

    private static object User(string id) => new { type = "user", id };

    private static string[] Ids(JsonElement[] found) => [.. found.Select(f => f.GetProperty("id").GetString()!)];

    private static string[] Names(JsonElement[] found) => [.. found.Select(Name)];

    private static string Name(JsonElement action) => action.GetProperty("name").GetString()!;
}
