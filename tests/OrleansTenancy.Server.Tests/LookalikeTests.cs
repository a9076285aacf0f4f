using System.Text.Json;
using Xunit;

namespace OrleansTenancy.Server.Tests;

/// <summary>V4: names that stores or people might take for one another, on both stores, also after a restart.</summary>
public sealed class LookalikeTests : IDisposable
{
    private static readonly string[] Slugs =
    [
        "cafe", "00cafe", "20235", "020235", "0020235", "1e5", "100000", "0x10", "16", "deadbeef",
        "00000000000000000000000000000000", "0123456789abcdef0123456789abcdef", "null", "true",
    ];

    private static readonly string[] Exact = [.. Slugs, "CAFE", "Cafe", "00CAFE", "1E5", "1.0", "1", "-1", "a:b", "a|b", "a~b", "NULL"];

    // Letters that look like ASCII ones, or that fold into them; and what is not even text of an id.
    private static readonly string[] Refused =
        ["\u0441afe", "\uff43afe", "caf\u00e9", "cafe\u0301", "caf\u212f", "cafe\u200b", "ca\u017fe", "\u0663", "ca+fe", "ca fe", "", "a/b"];

    private readonly TempDirectory _data = new();
    private readonly ServeDeployment _serve = new();

    public void Dispose()
    {
        _data.Dispose();
        _serve.Dispose();
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task V4_ids_that_look_alike_stay_apart_and_lookalike_letters_are_refused(string store)
    {
        var database = store == "postgres" ? await ServeDeployment.Migrated() : null;
        await using (var node = await Start(database))
        {
            var staff = await Token(node, database, "staff", "operator");
            foreach (var tenant in Slugs)
            {
                await Is(201, node, "POST", "/v1/tenants", staff, new { tenantId = tenant, displayName = "T " + tenant, adminUserId = "own." + tenant });
            }

            await Fill(node, await Token(node, database, "own.cafe"));
            await Refuse(node, staff, await Token(node, database, "own.cafe"));
            await node.Kill();
        }

        await using var again = await Start(database);
        await Apart(again, database);
    }

    // Everything that an id names, each with a content of its own; every second user and device goes away again.
    private static async Task Fill(ServerProcess node, string owner)
    {
        const string Tenant = "/v1/tenants/cafe";
        foreach (var id in Slugs)
        {
            await Is(201, node, "POST", $"{Tenant}/groups", owner, new { groupId = id, name = "G " + id });
            await Is(201, node, "POST", $"{Tenant}/roles", owner, new { roleId = id, name = "R " + id, scopes = new[] { "read:alert" } });
        }

        foreach (var id in Exact)
        {
            await Is(200, node, "PUT", $"{Tenant}/users/{id}", owner, new { roles = new[] { new { roleId = "16" } } });
            await Is(201, node, "PUT", $"{Tenant}/devices/{id}", owner, new { alias = "D " + id, groupId = "20235" });
        }

        foreach (var id in Exact.Where((_, i) => i % 2 == 1))
        {
            await Is(204, node, "DELETE", $"{Tenant}/users/{id}", owner);
            await Is(204, node, "DELETE", $"{Tenant}/devices/{id}", owner);
        }
    }

    private async Task Apart(ServerProcess node, string? database)
    {
        foreach (var tenant in Slugs)
        {
            var owner = await Token(node, database, "own." + tenant);
            foreach (var other in Slugs)
            {
                var (status, body) = await Http.Call(node.Address, "GET", $"/v1/tenants/{other}", owner);
                Assert.Equal(other == tenant ? (200, "T " + other) : (404, null), (status, Text(body, "displayName")));
            }
        }

        var (cafe, service) = (await Token(node, database, "own.cafe"), await Token(node, database, "gateway", "service"));
        foreach (var id in Slugs)
        {
            Assert.Equal("R " + id, Text(await Is(200, node, "GET", $"/v1/tenants/cafe/roles/{id}", cafe), "name"));
        }

        var groups = (await Is(200, node, "GET", "/v1/tenants/cafe/groups", cafe)).GetProperty("items").EnumerateArray();
        Assert.Equal(Slugs.Select(s => "G " + s).Order(StringComparer.Ordinal), groups.Select(g => Text(g, "name")).Order(StringComparer.Ordinal));
        for (var i = 0; i < Exact.Length; i++)
        {
            var (there, id) = (i % 2 == 0, Exact[i]);
            Assert.True(there == await Http.MayRead(node.Address, service, "cafe", id), id);
            Assert.False(await Http.MayRead(node.Address, service, "00cafe", id), id);
            var (status, device) = await Http.Call(node.Address, "GET", $"/v1/tenants/cafe/devices/{id}", cafe);
            Assert.Equal(there ? (200, "D " + id) : (404, null), (status, Text(device, "alias")));
        }

        var devices = (await Is(200, node, "GET", "/v1/tenants/cafe/devices", cafe)).GetProperty("items").EnumerateArray();
        Assert.Equal(Exact.Where((_, i) => i % 2 == 0).Order(StringComparer.Ordinal), devices.Select(d => Text(d, "deviceId")));
    }

    private static async Task Refuse(ServerProcess node, string staff, string owner)
    {
        foreach (var id in Refused)
        {
            await Is(400, node, "POST", "/v1/tenants", staff, new { tenantId = id, displayName = "T", adminUserId = "a" });
            await Is(400, node, "POST", "/v1/tenants", staff, new { tenantId = "t", displayName = "T", adminUserId = id });
            await Is(400, node, "POST", "/v1/tenants/cafe/groups", owner, new { groupId = id, name = "G" });
            await Is(400, node, "POST", "/v1/tenants/cafe/roles", owner, new { roleId = id, name = "R" });
            await Is(400, node, "PUT", "/v1/tenants/cafe/devices/d", owner, new { groupId = id });
            foreach (var path in new[] { "devices", "users", "roles" }.Where(_ => id.Length > 0))
            {
                await Is(400, node, "GET", $"/v1/tenants/cafe/{path}/{Uri.EscapeDataString(id)}", owner);
            }
        }
    }

    private Task<ServerProcess> Start(string? database) => database is null
        ? ServerProcess.Start(["dev", "--urls", "http://127.0.0.1:0", "--data", _data.Path, "--no-demo"])
        : _serve.Start(database);

    private Task<string> Token(ServerProcess node, string? database, string user, string? role = null) => database is null
        ? Http.DevToken(node.Address, user, role)
        : Task.FromResult(_serve.Issuer.Token(user, role));

    private static async Task<JsonElement> Is(int status, ServerProcess node, string method, string path, string token, object? body = null)
    {
        var (answered, answer) = await Http.Call(node.Address, method, path, token, body);
        Assert.True(status == answered, $"{method} {path} {body}: {answered} {answer}");
        return answer;
    }

    private static string? Text(JsonElement body, string member) =>
        body.TryGetProperty(member, out var value) ? value.GetString() : null;
}
