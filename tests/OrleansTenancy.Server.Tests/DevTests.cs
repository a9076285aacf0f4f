using System.Text.Json;
using Xunit;

namespace OrleansTenancy.Server.Tests;

public sealed class DevTests
{
    [Fact]
    public async Task The_data_is_where_the_command_was_called()
    {
        var project = Path.Combine(Repository.Root, "src", "OrleansTenancy.Server", "OrleansTenancy.Server.csproj");
        Assert.Equal(string.Empty, (await Shell.Run($"dotnet msbuild '{project}' -getProperty:RunWorkingDirectory")).Trim());
    }

    [Fact]
    public async Task What_it_prints_can_be_pasted_one_is_allowed_and_one_is_denied_with_its_reason()
    {
        using var data = new TempDirectory();
        await using var server = await ServerProcess.Start(["dev", "--urls", "http://127.0.0.1:0", "--data", data.Path]);
        string[] lines = [];
        await Conditions.Until(() =>
        {
            lines = server.Output.Split('\n');
            return lines.Count(l => l.TrimStart().StartsWith("curl ", StringComparison.Ordinal)) == 2;
        });

        var curls = lines.Where(l => l.TrimStart().StartsWith("curl ", StringComparison.Ordinal)).ToArray();
        var allowed = JsonDocument.Parse(await Shell.Run(curls[0])).RootElement;
        Assert.True(allowed.GetProperty("decision").GetBoolean());
        var denied = JsonDocument.Parse(await Shell.Run(curls[1])).RootElement;
        Assert.False(denied.GetProperty("decision").GetBoolean());
        Assert.Equal(
            "You have no access to this tenant.",
            denied.GetProperty("context").GetProperty("reason_user").GetProperty("en").GetString());
        Assert.Equal("not-assigned", denied.GetProperty("context").GetProperty("hint").GetString());

        var signIns = lines.Where(l => l.Contains("/dev/token", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, signIns.Length);
        var me = await Shell.Run($"{signIns[0].Trim()}\n{signIns[1].Trim()}\n"
            + $"for T in $PARTNER_ADMIN $TENANT_ADMIN; do curl -sf {server.Address}v1/me -H \"Authorization: Bearer $T\"; done");
        Assert.Contains("paula.partner", me, StringComparison.Ordinal);
        Assert.Contains("hana.harbor", me, StringComparison.Ordinal);

        var token = await Http.DevToken(server.Address, "paula.partner");
        var partner = await Http.Call(server.Address, "GET", "/v1/partners/5d0f3f4a-6f0e-4d5c-9a55-1c2f3a9d7e10/tenants", token);
        Assert.Equal(
            [("harbor-foods", "linked", 500), ("pine-clinics", "pending", -1), ("quartz-retail", "linked", 0)],
            partner.Body.GetProperty("items").EnumerateArray().Select(t => (
                t.GetProperty("tenantId").GetString()!,
                t.GetProperty("state").GetString()!,
                t.GetProperty("deviceCount") is { ValueKind: JsonValueKind.Number } n ? n.GetInt32() : -1)));
    }

    [Fact]
    public async Task What_was_acknowledged_survives_kill_9()
    {
        using var data = new TempDirectory();
        string[] arguments = ["dev", "--urls", "http://127.0.0.1:0", "--data", data.Path, "--no-demo"];
        for (var round = 1; round <= 4; round++)
        {
            await using var server = await ServerProcess.Start(arguments);
            var staff = await Http.DevToken(server.Address, "operator", "operator");
            for (var earlier = 1; earlier < round; earlier++)
            {
                var tenant = $"tenant-{earlier}";
                Assert.True(await Http.MayRead(server.Address, staff, tenant, "owner"));
                Assert.False(await Http.MayRead(server.Address, staff, tenant, "user"));
            }

            var (created, _) = await Http.Call(
                server.Address, "POST", "/v1/tenants", staff,
                new { tenantId = $"tenant-{round}", displayName = "T", adminUserId = "owner" });
            Assert.Equal(201, created);
            var owner = await Http.DevToken(server.Address, "owner");
            var (granted, _) = await Http.Call(
                server.Address, "PUT", $"/v1/tenants/tenant-{round}/users/user", owner,
                new { roles = new[] { new { roleId = "enterprise-viewer" } } });
            Assert.Equal(200, granted);
            Assert.True(await Http.MayRead(server.Address, staff, $"tenant-{round}", "user"));
            var (revoked, _) = await Http.Call(
                server.Address, "DELETE", $"/v1/tenants/tenant-{round}/users/user", owner);
            Assert.Equal(204, revoked);

            await server.Kill();
        }
    }

    [Fact]
    public async Task A_directory_in_use_is_refused_in_one_line()
    {
        using var data = new TempDirectory();
        string[] arguments = ["dev", "--urls", "http://127.0.0.1:0", "--data", data.Path, "--no-demo"];
        await using var first = await ServerProcess.Start(arguments);

        await using var second = await ServerProcess.Run(arguments);

        Assert.Equal(2, second.ExitCode);
        Assert.Contains("in use by another process", Assert.Single(Lines(second)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalogue_that_cannot_be_read_is_refused_with_its_line()
    {
        using var data = new TempDirectory();
        await File.WriteAllTextAsync(data.File("bad.tsv"), "section\tfeature\tscope\treach\tnote\nA\tB\tread:x\tmoon\t\n");

        await using var bad = await ServerProcess.Run(
            ["dev", "--data", data.Path, "--catalog", data.File("bad.tsv"), "--no-demo"]);

        Assert.Equal(2, bad.ExitCode);
        Assert.Contains("bad.tsv", Assert.Single(Lines(bad)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_refused_in_one_line()
    {
        using var data = new TempDirectory();
        using var other = new TempDirectory();
        await using var first = await ServerProcess.Start(
            ["dev", "--urls", "http://127.0.0.1:0", "--data", data.Path, "--no-demo"]);

        await using var second = await ServerProcess.Run(
            ["dev", "--urls", first.Address.ToString(), "--data", other.Path, "--no-demo"]);

        Assert.Equal(2, second.ExitCode);
        Assert.Contains("the address is in use", Assert.Single(Lines(second)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dev", "--catalog")]
    [InlineData("serve", "--connection")]
    [InlineData("migrate", "--connection")]
    [InlineData("verify", "--chain")]
    [InlineData("healthcheck", "--url")]
    public async Task Every_verb_explains_itself(string verb, string option)
    {
        await using var help = await ServerProcess.Run([verb, "--help"]);

        Assert.Equal(0, help.ExitCode);
        Assert.Contains(option, help.Output, StringComparison.Ordinal);
    }

    private static string[] Lines(ServerProcess server) =>
        server.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
