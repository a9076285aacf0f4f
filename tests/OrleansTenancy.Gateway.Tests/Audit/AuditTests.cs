using System.Text.Json;
using Microsoft.Data.Sqlite;
using OrleansTenancy.Gateway.Tests.Invitations;
using OrleansTenancy.Gateway.Tests.Rules;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Audit;

[Collection(HttpTests.Name)]
public sealed class AuditTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task X_9_the_trails_say_who_did_what_when_what_was_and_what_is()
    {
        var sides = await Sides.Linked(_world);
        (await sides.AsOwner.Patch($"/v1/tenants/{sides.Tenant}", new { displayName = "Bäckerei" })).Is(200);

        var own = (await sides.AsOwner.Get($"/v1/tenants/{sides.Tenant}/audit")).Is(200).Items;
        Assert.Equal(
            ["tenant.created", "user.roles-set", "link.requested", "link.accepted", "tenant.renamed"],
            own.Select(r => r.GetProperty("action").GetString()));
        Assert.Equal(Enumerable.Range(1, 5), own.Select(r => r.GetProperty("sequence").GetInt32()));
        Assert.Equal(own.SkipLast(1).Select(r => r.GetProperty("hash").GetString()), own.Skip(1).Select(r => r.GetProperty("previous").GetString()));
        var renamed = own[^1];
        Assert.Equal((sides.Owner, sides.Tenant), (renamed.GetProperty("actor").GetString(), renamed.GetProperty("tenantId").GetString()));
        Assert.Equal("Bäckerei", renamed.GetProperty("after").GetProperty("displayName").GetString());
        Assert.NotEqual("Bäckerei", renamed.GetProperty("before").GetProperty("displayName").GetString());
        Assert.InRange(renamed.GetProperty("at").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);
        Assert.Equal(sides.Partner, own[2].GetProperty("partnerId").GetString());

        var partner = (await sides.AsChief.Get($"/v1/partners/{sides.Partner}/audit")).Is(200).Items;
        Assert.Equal(
            ["partner.created", "member.added", "link.requested", "link.accepted"],
            partner.Select(r => r.GetProperty("action").GetString()));
        Assert.Equal(own[3].GetProperty("id").GetString(), partner[3].GetProperty("id").GetString());
    }

    [Fact]
    public async Task X_9_a_page_goes_on_after_a_sequence_and_none_is_left_out()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        for (var i = 0; i < 5; i++)
        {
            (await _world.As(owner).Patch($"/v1/tenants/{tenant}", new { displayName = $"Name {i}" })).Is(200);
        }

        var seen = new List<int>();
        var path = $"/v1/tenants/{tenant}/audit?limit=3";
        for (var query = path; query is not null;)
        {
            var page = (await _world.As(owner).Get(query)).Is(200);
            seen.AddRange(page.Items.Select(r => r.GetProperty("sequence").GetInt32()));
            query = page.Member("next") is { } next ? $"{path}&cursor={next}" : null;
        }

        Assert.Equal(Enumerable.Range(1, 7), seen);
        var rest = (await _world.As(owner).Get($"{path}&after=5")).Is(200);
        Assert.Equal([6, 7], rest.Items.Select(r => r.GetProperty("sequence").GetInt32()));
        (await _world.As(owner).Get($"{path}&after=-1")).IsProblem(400, "invalid-parameter");
        (await _world.As(owner).Get($"{path}&after=x")).IsProblem(400, "invalid-parameter");
        (await _world.As(owner).Get($"{path}&cursor=AAAA")).IsProblem(400, "invalid-cursor");
    }

    [Fact]
    public async Task X_9_V10_whoever_may_not_read_a_trail_hears_no_more_than_of_one_that_is_not_there()
    {
        var sides = await Sides.Linked(_world);
        var (viewer, grouper, stranger) = (HttpWorld.New("viewer"), HttpWorld.New("grouper"), HttpWorld.New("stranger"));
        await _world.Group(sides.Tenant, sides.Owner, "g");
        (await _world.Grant(sides.Tenant, sides.Owner, viewer, "enterprise-viewer")).Is(200);
        (await _world.Grant(sides.Tenant, sides.Owner, grouper, "group-admin", ["g"])).Is(200);
        var technician = await sides.Technician();
        var (tenant, partner) = ($"/v1/tenants/{sides.Tenant}/audit", $"/v1/partners/{sides.Partner}/audit");

        (await _world.As(viewer).Get(tenant)).Is(200);
        (await _world.As(grouper).Get(tenant)).IsProblem(403, "scope-not-granted");
        (await sides.AsChief.Get(tenant)).IsProblem(403, "scope-not-granted");
        (await _world.As(technician).Get(partner)).IsProblem(403, "partner-admin-required");
        foreach (var outsider in new[] { _world.As(stranger), sides.AsOwner })
        {
            (await outsider.Get(partner)).IsProblem(404, "partner-unknown");
        }

        (await _world.As(stranger).Get(tenant)).IsProblem(404, "tenant-unknown");
        (await _world.As(technician).Get(tenant)).IsProblem(403, "scope-not-granted");
        (await _world.Service.Get(tenant)).IsProblem(403, "forbidden");
        (await _world.Service.Get(partner)).IsProblem(403, "forbidden");
        (await _world.Service.Get("/v1/me/audit")).IsProblem(403, "forbidden");
        (await _world.Operator.Get(tenant)).Is(200);
        (await _world.Operator.Get(partner)).Is(200);
        (await _world.Operator.Get($"/v1/tenants/{HttpWorld.New("none")}/audit")).IsProblem(404, "tenant-unknown");
        (await _world.Operator.Get($"/v1/partners/{Guid.NewGuid()}/audit")).IsProblem(404, "partner-unknown");
        Assert.Empty((await _world.As(stranger).Get("/v1/me/audit")).Is(200).Items);
    }

    [Fact]
    public async Task X_9_ID_24_a_login_is_recorded_with_its_way_and_a_refused_one_is_not()
    {
        var sides = await Sides.Linked(_world);
        (await sides.AsOwner.Post($"/v1/tenants/{sides.Tenant}/login")).Is(200);
        (await sides.AsChief.Post($"/v1/tenants/{sides.Tenant}/login")).Is(200);
        (await _world.As(HttpWorld.New("stranger")).Post($"/v1/tenants/{sides.Tenant}/login")).IsProblem(403, "no-access");

        var logins = (await sides.AsOwner.Get($"/v1/tenants/{sides.Tenant}/audit")).Is(200).Items
            .Where(r => r.GetProperty("action").GetString() == "tenant.login")
            .ToArray();
        Assert.Equal([sides.Owner, sides.Chief], logins.Select(r => r.GetProperty("actor").GetString()));
        Assert.Equal(["member", "partner"], logins.Select(r => r.GetProperty("after").GetProperty("source").GetString()));
        Assert.Equal([null, sides.Partner], logins.Select(r => r.GetProperty("partnerId").GetString()));
    }

    [Fact]
    public async Task X_9_X_12_without_its_record_a_login_gives_no_token_and_a_change_keeps_its_record_until_it_can_be_stored()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        Execute($"CREATE TRIGGER down BEFORE INSERT ON tenancy_audit WHEN NEW.actor = '{owner}' BEGIN SELECT RAISE(ABORT, 'down'); END");
        var login = (await _world.As(owner).Post($"/v1/tenants/{tenant}/login")).IsProblem(503, "cannot-decide-now");
        Assert.DoesNotContain("accessToken", login.Text, StringComparison.Ordinal);
        (await _world.As(owner).Patch($"/v1/tenants/{tenant}", new { displayName = "New" })).Is(200);
        Assert.Equal(2, (await _world.As(owner).Get($"/v1/tenants/{tenant}/audit")).Items.Length);

        Execute("DROP TRIGGER down");
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/login")).Is(200);
        await Testing.Cluster.Eventually.Holds(async () =>
            (await _world.As(owner).Get($"/v1/tenants/{tenant}/audit")).Items.Count(r => Text(r, "action") == "tenant.renamed") == 1);
    }

    [Fact]
    public async Task ID_27_the_operator_still_reads_that_a_tenant_was_deleted_and_nothing_else_of_it()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        (await _world.As(owner).Patch($"/v1/tenants/{tenant}", new { displayName = "Secret Name" })).Is(200);
        (await _world.Operator.Delete($"/v1/tenants/{tenant}")).Is(202);
        (await _world.As(owner).Get($"/v1/tenants/{tenant}/audit")).IsProblem(404, "tenant-unknown");

        Answer trail = null!;
        await Testing.Cluster.Eventually.Holds(async () =>
        {
            trail = (await _world.Operator.Get($"/v1/tenants/{tenant}/audit")).Is(200);
            return trail.Items.Length == 1 && (await _world.Operator.Get($"/v1/tenants/{tenant}")).Status == 404;
        });
        Assert.Equal(("tenant.deleted", "operator"), (Text(trail.Items[0], "action"), Text(trail.Items[0], "actor")));
        Assert.DoesNotContain("Secret Name", trail.Text, StringComparison.Ordinal);

        (await _world.Operator.Post("/v1/tenants", new { tenantId = tenant, displayName = "Again", adminUserId = owner })).Is(201);
        Assert.Equal(["tenant.created", "user.roles-set"], (await _world.As(owner).Get($"/v1/tenants/{tenant}/audit")).Items.Select(r => Text(r, "action")));
    }

    [Fact]
    public async Task X_9_no_secret_is_in_any_trail()
    {
        var (owner, carla) = (HttpWorld.New("owner"), HttpWorld.New("carla"));
        var tenant = await _world.CreateTenant(owner);
        var email = Mailbox.NewAddress();
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/invitations", new { email })).Is(201);
        var code = await _world.Mail.Code(email);
        (await _world.AsOwnerOf(email, carla).Post("/v1/invitations/accept", new { token = code })).Is(200);
        var token = (await _world.As(owner).Post(
            "/v1/me/tokens", new { name = "ci", expiresAt = DateTimeOffset.UtcNow.AddDays(1), tenantId = tenant })).Is(201);
        var login = (await _world.As(owner).Post($"/v1/tenants/{tenant}/login")).Is(200).Member("accessToken")!;

        var trails = (await _world.As(owner).Get($"/v1/tenants/{tenant}/audit")).Is(200).Text
            + (await _world.As(owner).Get("/v1/me/audit")).Is(200).Text;
        foreach (var action in new[] { "invitation.accepted", "token.created", "tenant.login" })
        {
            Assert.Contains($"\"{action}\"", trails, StringComparison.Ordinal);
        }

        // Of the texts that begin alike only what comes later is secret.
        string[] secrets = [code[22..], token.Member("token")!["otpat_".Length..][22..60], login.Split('.')[1], login.Split('.')[2], "accept the invitation"];
        Assert.All(secrets, s => Assert.DoesNotContain(s, trails, StringComparison.Ordinal));
        (await server.Anonymous(token.Member("token")).Get("/v1/me/audit")).IsProblem(403, "forbidden");
    }

    private void Execute(string statement)
    {
        var file = new SqliteConnectionStringBuilder { DataSource = server.DatabaseFile, Pooling = false };
        using var connection = new SqliteConnection(file.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is of this test.
        command.CommandText = statement;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static string? Text(JsonElement record, string name) => record.GetProperty(name).GetString();
}
