using OrleansTenancy.Gateway.Tests.Rules;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Security;

/// <summary>No word stands for all of something, wherever a name, an id or a scope goes.</summary>
[Collection(HttpTests.Name)]
public sealed class WildcardTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    public static TheoryData<string> Wildcards => ["*", "all", "any", "%", ".*", "read:*", "*:*", "create:device_command:*", "enterprise-*"];

    [Theory]
    [MemberData(nameof(Wildcards))]
    public async Task V12_nothing_stands_for_every_scope_role_group_or_person(string wildcard)
    {
        var (tenant, owner) = await Tenant();
        var roles = $"/v1/tenants/{tenant}/roles";
        AssertRefused(await _world.As(owner).Post(roles, new { name = "Wide", scopes = new[] { wildcard } }));
        AssertRefused(await _world.As(owner).Post(roles, new { name = "Wide", features = new[] { wildcard } }));
        AssertRefused(await _world.Grant(tenant, owner, "eve", wildcard));
        AssertRefused(await _world.Grant(tenant, owner, "eve", "group-viewer", [wildcard]));
        AssertRefused(await _world.As(owner).Post($"/v1/tenants/{tenant}/invitations", new { email = "eve@example.com", roleId = wildcard }));
        var token = new { name = "T", expiresAt = DateTimeOffset.UtcNow.AddDays(1), scopes = new[] { wildcard } };
        AssertRefused(await _world.As(owner).Post("/v1/me/tokens", token));
        Assert.DoesNotContain("custom", (await _world.As(owner).Get(roles)).Is(200).Items.Select(r => r.GetProperty("kind").GetString()));
    }

    [Theory]
    [MemberData(nameof(Wildcards))]
    public async Task V12_no_question_is_about_everything(string wildcard)
    {
        // Asked about somebody who may do everything: whatever matched would be allowed.
        var (tenant, owner) = await Tenant();
        Assert.True((await _world.As(owner).Ask(tenant, owner, "REBOOT", "device", "d")).Decision);
        Assert.False((await _world.Service.Ask(tenant, owner, wildcard, "device", "d")).Decision);
        Assert.False((await _world.Service.Ask(tenant, owner, "REBOOT", wildcard, "d")).Decision);
        Assert.False((await _world.Service.Ask(tenant, owner, "REBOOT", "device", wildcard)).Decision);
        Assert.False((await _world.Service.Ask(tenant, owner, "REBOOT", "group", wildcard)).Decision);
        Assert.False((await _world.Service.Ask(tenant, wildcard, "REBOOT", "device", "d")).Decision);

        var bulk = $"/v1/tenants/{tenant}/authorize";
        foreach (var body in new object[]
        {
            new { userId = owner, command = wildcard, devices = new[] { "d" } },
            new { userId = owner, command = "REBOOT", devices = new[] { wildcard } },
            new { userId = owner, command = "REBOOT", groups = new[] { wildcard } },
            new { userId = wildcard, command = "REBOOT", devices = new[] { "d" } },
        })
        {
            var answer = await _world.Service.Post(bulk, body);
            Assert.True(answer.Status == 400 || answer.Is(200).Member("allowed") == "AA==", answer.Text);
        }
    }

    [Fact]
    public async Task V12_what_is_left_out_or_empty_stands_for_nothing_either()
    {
        var (tenant, owner) = await Tenant();
        var bulk = $"/v1/tenants/{tenant}/authorize";
        foreach (var body in new object[]
        {
            new { userId = owner, command = "REBOOT" },
            new { userId = owner, command = "REBOOT", devices = Array.Empty<string>(), groups = Array.Empty<string>() },
            new { userId = owner, command = "", devices = new[] { "d" } }, new { userId = owner, devices = new[] { "d" } },
            new { userId = "", command = "REBOOT", devices = new[] { "d" } }, new { command = "REBOOT", devices = new[] { "d" } },
        })
        {
            var answer = await _world.Service.Post(bulk, body);
            Assert.True(answer.Status == 400 || answer.Is(200).Member("allowed") is "AA==" or "", answer.Text);
        }

        var evaluation = $"/tenants/{tenant}/access/v1/evaluation";
        var (subject, action, resource) = (new { type = "user", id = owner }, new { name = "REBOOT" }, new { type = "device", id = "d" });
        (await _world.Service.Post(evaluation, new { action, resource })).Is(400);
        (await _world.Service.Post(evaluation, new { subject, resource })).Is(400);
        (await _world.Service.Post(evaluation, new { subject, action })).Is(400);
        (await _world.Service.Post(evaluation, new { subject, action, resource = new { type = "device" } })).Is(400);
        (await _world.Service.Post(evaluation, new { subject, action, resource })).Is(200);
    }

    private async Task<(string Tenant, string Owner)> Tenant()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        await _world.Device(tenant, owner, "d");
        return (tenant, owner);
    }

    private static void AssertRefused(Answer answer) => Assert.True(answer.Status is 400 or 404, $"{answer.Status} {answer.Text}");
}
