using System.Globalization;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Testing.Mail;
using OrleansTenancy.Testing.Postgres;
using Xunit;

namespace OrleansTenancy.Server.Tests;

public sealed class ServeTests : IDisposable
{
    private readonly ServeDeployment _serve = new();

    public void Dispose() => _serve.Dispose();

    [Fact]
    public async Task X_6_what_one_node_acknowledges_the_other_goes_by_at_once()
    {
        var database = await ServeDeployment.Migrated();
        await using var a = await _serve.Start(database);
        await using var b = await _serve.Start(database);
        var staff = _serve.Issuer.Token("operator", "operator");
        var owner = _serve.Issuer.Token("owner");
        var (created, _) = await Http.Call(
            a.Address, "POST", "/v1/tenants", staff, new { tenantId = "acme", displayName = "Acme", adminUserId = "owner" });
        Assert.Equal(201, created);

        for (var i = 0; i < 40; i++)
        {
            var (one, other) = i % 2 == 0 ? (a, b) : (b, a);
            var user = $"user-{i % 5}";
            var (granted, _) = await Http.Call(
                one.Address, "PUT", $"/v1/tenants/acme/users/{user}", owner,
                new { roles = new[] { new { roleId = "enterprise-viewer" } } });
            Assert.Equal(200, granted);
            Assert.True(await Http.MayRead(other.Address, staff, "acme", user));
            var (revoked, _) = await Http.Call(other.Address, "DELETE", $"/v1/tenants/acme/users/{user}", owner);
            Assert.Equal(204, revoked);
            Assert.False(await Http.MayRead(one.Address, staff, "acme", user));
            Assert.False(await Http.MayRead(other.Address, staff, "acme", user));
        }

        await a.Terminate();
        Assert.Equal(0, a.ExitCode);
        await Conditions.Until(async () =>
            (await Http.Call(b.Address, "GET", "/v1/tenants/acme", owner)).Status == 200);
        Assert.False(await Http.MayRead(b.Address, staff, "acme", "user-0"));
    }

    [Fact]
    public async Task EN_2_EN_5_an_invitation_that_no_mail_server_took_survives_kill_9_and_is_accepted_on_another_node()
    {
        const string Email = "carla@customer.example";
        var database = await ServeDeployment.Migrated();
        await using var smtp = new SmtpServer { MailAnswer = "451 later" };
        var settings = _serve.Settings();
        settings["TENANCY__Mail__Host"] = "127.0.0.1";
        settings["TENANCY__Mail__Port"] = smtp.Port.ToString(CultureInfo.InvariantCulture);
        settings["TENANCY__Mail__Tls"] = "none";
        settings["TENANCY__Mail__From"] = "tenancy@service.example";
        var owner = _serve.Issuer.Token("owner");
        await using (var first = await ServerProcess.Start(ServeDeployment.Arguments(database), settings))
        {
            await Http.Call(
                first.Address, "POST", "/v1/tenants", _serve.Issuer.Token("operator", "operator"),
                new { tenantId = "acme", displayName = "Acme", adminUserId = "owner" });
            var (invited, _) = await Http.Call(first.Address, "POST", "/v1/tenants/acme/invitations", owner, new { email = Email });
            Assert.Equal(201, invited);
            await Conditions.Until(() => smtp.Refused > 0);
            await first.Kill();
        }

        smtp.MailAnswer = "250 ok";
        await using var second = await ServerProcess.Start(ServeDeployment.Arguments(database), settings);
        await Conditions.Until(async () =>
            (await Http.Call(second.Address, "GET", "/v1/tenants/acme/invitations", owner)).Status == 200);
        await Conditions.Until(() => smtp.Mails.Count > 0);
        var token = Assert.Single(smtp.Mails[0].Text.Split('\n'), l => InvitationToken.Read(l) is not null);
        var (accepted, _) = await Http.Call(
            second.Address, "POST", "/v1/invitations/accept", _serve.Issuer.Token("carla", email: Email), new { token });
        Assert.Equal(200, accepted);
        Assert.True(await Http.MayRead(second.Address, _serve.Issuer.Token("carla"), "acme", "carla"));
        Assert.Equal("<tenancy@service.example>", smtp.Mails[0].From.Split(':')[1].Split(' ')[0]);
    }

    [Fact]
    public async Task There_are_no_development_tokens_on_a_node()
    {
        var database = await ServeDeployment.Migrated();
        using var data = new TempDirectory();
        await using var dev = await ServerProcess.Start(
            ["dev", "--urls", "http://127.0.0.1:0", "--data", data.Path, "--no-demo"]);
        await using var node = await _serve.Start(database);

        var (token, _) = await Http.Call(node.Address, "POST", "/dev/token", _serve.Issuer.Token("x"), new { sub = "x" });
        Assert.Equal(404, token);
        var (me, _) = await Http.Call(node.Address, "GET", "/v1/me", await Http.DevToken(dev.Address, "x", "operator"));
        Assert.Equal(401, me);
        var (own, _) = await Http.Call(node.Address, "GET", "/v1/me", _serve.Issuer.Token("x"));
        Assert.Equal(200, own);
    }

    [Fact]
    public async Task A_database_without_a_schema_is_refused_until_it_is_migrated()
    {
        var database = await PostgresServer.CreateDatabase();
        await using var refused = await ServerProcess.Run(ServeDeployment.Arguments(database), _serve.Settings());
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("run `migrate`", refused.Output, StringComparison.Ordinal);

        await using var first = await ServerProcess.Run(["migrate", "--connection", database]);
        Assert.Equal(0, first.ExitCode);
        Assert.Contains("applied 0001_grain_storage.sql", first.Output, StringComparison.Ordinal);
        await using var second = await ServerProcess.Run(
            ["migrate"], new Dictionary<string, string> { ["TENANCY__Database__ConnectionString"] = database });
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("nothing to do", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_check_tells_ready_from_not_there()
    {
        var database = await ServeDeployment.Migrated();
        await using var node = await _serve.Start(database);
        await using var ready = await ServerProcess.Run(["healthcheck", "--url", node.Address.ToString()]);
        Assert.Equal(0, ready.ExitCode);

        await node.Kill();
        await using var gone = await ServerProcess.Run(["healthcheck", "--url", node.Address.ToString()]);
        Assert.Equal(1, gone.ExitCode);
    }
}
