using OrleansTenancy.Gateway.Tests.Idempotency;

namespace OrleansTenancy.Gateway.Tests.Contract;

/// <summary>Every route that takes no idempotency key and has a body: a good request to it. Asked about is `somebody`.</summary>
internal static class AskRoutes
{
    private static readonly object User = new { type = "user", id = "somebody" };
    private static readonly object Action = new { name = "read" };
    private static readonly object Resource = new { type = "device", id = "d" };

    public static IReadOnlyDictionary<string, Func<HttpWorld, Task<KeyedRequest>>> All { get; } =
        new Dictionary<string, Func<HttpWorld, Task<KeyedRequest>>>
        {
            ["POST /v1/tenants/{tenantId}/authorize"] =
                AtTenant("/v1/tenants/{0}/authorize", new { userId = "somebody", command = "REBOOT", devices = new[] { "d" } }),
            ["POST /tenants/{tenantId}/access/v1/evaluation"] = AtTenant(
                "/tenants/{0}/access/v1/evaluation",
                new { subject = User, action = Action, resource = Resource, context = new { } }),
            ["POST /tenants/{tenantId}/access/v1/evaluations"] = AtTenant(
                "/tenants/{0}/access/v1/evaluations",
                new
                {
                    subject = User,
                    evaluations = new[] { new { action = Action, resource = Resource } },
                    options = new { evaluations_semantic = "execute_all" },
                }),
            ["POST /tenants/{tenantId}/access/v1/search/subject"] = AtTenant(
                "/tenants/{0}/access/v1/search/subject",
                new { subject = new { type = "user" }, action = Action, resource = Resource, page = new { token = string.Empty, limit = 5 } }),
            ["POST /tenants/{tenantId}/access/v1/search/resource"] = AtTenant(
                "/tenants/{0}/access/v1/search/resource",
                new { subject = User, action = Action, resource = new { type = "device" }, page = new { limit = 5 } }),
            ["POST /tenants/{tenantId}/access/v1/search/action"] = AtTenant(
                "/tenants/{0}/access/v1/search/action", new { subject = User, resource = Resource }),
            ["POST /v1/me/tokens"] = w => Task.FromResult(new KeyedRequest(
                w.As(HttpWorld.New("maker")),
                "/v1/me/tokens",
                new { name = "Token", expiresAt = DateTimeOffset.UtcNow.AddDays(1), scopes = new[] { "read:alert" } },
                201)),
            ["POST /dev/token"] = w => Task.FromResult(new KeyedRequest(
                w.As("anybody"), "/dev/token", new { sub = "sub", email = "sub@example.com", role = "service" }, 200)),
        };

    private static Func<HttpWorld, Task<KeyedRequest>> AtTenant(string path, object body) => async w =>
    {
        var tenant = await w.CreateTenant("owner");
        await w.Device(tenant, "owner", "d");
        var address = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, tenant);
        return new KeyedRequest(w.As("owner"), address, body, 200);
    };
}
