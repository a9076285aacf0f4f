using System.Text.Json;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Testing.Cluster;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Deletion;

/// <summary>A tenant is gone with all that it had (ID.25-27): the whole store is looked through.</summary>
public sealed class DeletionTests
{
    private const string Tenant = "velvet-7h3k";

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task ID_25_ID_26_ID_27_V17_of_a_deleted_tenant_the_store_keeps_that_it_was_deleted_and_nothing_else(string kind)
    {
        await using var server = await StoreServer.Start(kind);
        var (partner, other) = (await Partner(server, "piet"), await Partner(server, "otto"));
        var rich = new RichTenant(server, Tenant);
        await rich.Fill(partner, "piet", other, "otto");
        var uid = await UidOf(server);
        var before = server.Scan();
        Assert.Superset(
            new HashSet<string>
            {
                "tenancy_grain_state", "tenancy_directory", "tenancy_inbox", "tenancy_operations", "tenancy_staffing",
                "tenancy_reminders",
            },
            before.TablesWith(Tenant).ToHashSet());
        Assert.Superset(
            new HashSet<string> { "tenancy_resources", "tenancy_resource_counts", "tenancy_resource_shards" },
            before.TablesWith(uid).ToHashSet());
        Assert.All(rich.Names, name => Assert.NotEmpty(before.TablesWith(name)));

        (await server.As("piet").Keyed("away", HttpMethod.Delete, $"/v1/partners/{partner}/tenants/{Tenant}")).Is(202);

        (await server.As("ada").Get($"/v1/tenants/{Tenant}")).IsProblem(404, "tenant-unknown");
        await NothingIsLeft(() => Left(server.Scan(), rich, uid));
        var notice = Assert.Single((await server.As("piet").Get($"/v1/partners/{partner}/notifications")).Items, IsAbout);
        Assert.Equal("tenant.deleted", notice.GetProperty("type").GetString());
        (await server.As("piet").Keyed("away", HttpMethod.Delete, $"/v1/partners/{partner}/tenants/{Tenant}")).Is(202);
    }

    [Fact]
    public async Task ID_26_V15_the_name_begins_anew_with_nothing_of_what_was_there()
    {
        await using var server = await StoreServer.Start("sqlite");
        var (partner, other) = (await Partner(server, "piet"), await Partner(server, "otto"));
        await new RichTenant(server, Tenant).Fill(partner, "piet", other, "otto");
        (await server.As("operator", "operator").Delete($"/v1/tenants/{Tenant}")).Is(202);
        (await server.As("otto").Post($"/v1/partners/{other}/tenants", new { tenantId = Tenant, displayName = "New" })).Is(201);

        var path = $"/v1/tenants/{Tenant}";
        foreach (var user in new[] { "piet", "ada", "nora", "tara", "carla" })
        {
            (await server.As(user).Get(path)).IsProblem(404, "tenant-unknown");
            (await server.As(user).Post($"{path}/login")).IsProblem(403, "no-access");
            Assert.Empty((await server.As(user).Get("/v1/me/tenants")).Is(200).Items);
        }

        var items = (string list) => server.As("otto").Get($"{path}/{list}");
        foreach (var list in new[] { "users", "groups", "invitations", "devices" })
        {
            Assert.Empty((await items(list)).Is(200).Items);
        }

        Assert.DoesNotContain((await items("roles")).Items, r => r.GetProperty("kind").GetString() == "custom");
        Assert.Equal(0, (await server.As("otto").Get(path)).Json.GetProperty("deviceCount").GetInt32());
        Assert.Equal("tenant.created", Assert.Single((await items("notifications")).Is(200).Items).GetProperty("type").GetString());
        Assert.Equal("New", Assert.Single((await server.As("otto").Get($"/v1/partners/{other}/tenants")).Items).GetProperty("displayName").GetString());
        Assert.Empty((await server.As("piet").Get($"/v1/partners/{partner}/tenants")).Items);
        await Eventually.Holds(async () =>
            (await server.As("otto").Get($"/v1/partners/{other}/notifications")).Items.Count(IsAbout) == 1);
        await Eventually.Holds(async () => (await server.As("piet").Get("/v1/me/tokens")).Is(200).Items.Length == 0);
    }

    private static async Task NothingIsLeft(Func<List<string>> look)
    {
        try
        {
            await Eventually.Holds(() => Task.FromResult(look().Count == 0));
        }
        catch (OperationCanceledException)
        {
            Assert.Empty(look());
        }
    }

    private static bool IsAbout(JsonElement notice) => notice.GetProperty("tenantId").GetString() == Tenant;

    private static List<string> Left(StoreScan scan, RichTenant rich, Guid uid)
    {
        // In the audit trail stands which life was deleted, and in that of its partner what its people did there.
        HashSet<string> audit = ["tenancy_audit", "tenancy_audit_heads"];
        var left = scan.TablesWith(uid).Except(audit).Select(t => $"the life in {t}").ToList();
        left.AddRange(rich.Names.SelectMany(n => scan.TablesWith(n).Select(t => $"{n} in {t}")));

        // That it was deleted is told to the partner that had it.
        left.AddRange(scan.TablesWith(Tenant).Except(audit).Where(t => t != "tenancy_inbox").Select(t => $"the id in {t}"));
        if (scan.RowsWith("tenancy_inbox", Tenant) > 1)
        {
            left.Add("the id in notifications");
        }

        return left;
    }

    private static async Task<string> Partner(StoreServer server, string admin) =>
        (await server.As("operator", "operator").Post("/v1/partners", new { name = admin, adminUserId = admin }))
            .Is(201).Member("partnerId")!;

    private static async Task<Guid> UidOf(StoreServer server) =>
        (await server.Grains.GetGrain<ITenantReads>($"tenant/{Tenant}").View())!.Uid.Value;
}
