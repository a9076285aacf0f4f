using System.Text.Json;
using System.Text.RegularExpressions;
using OrleansTenancy.Gateway.Tests.Contract;
using OrleansTenancy.Gateway.Tests.Idempotency;
using OrleansTenancy.Gateway.Tests.Rules;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Security;

/// <summary>
/// Who passes on which route, as a table of its own: each route that the server has is asked by everybody, and passes
/// whom its row names. A route without a row fails, and so does a row without a route.
/// </summary>
[Collection(HttpTests.Name)]
public sealed partial class RoutePolicyTests(DevServer server)
{
    private static readonly string[] Callers = ["anonymous", "stranger", "service", "operator", "user"];

    private readonly HttpWorld _world = new(server);

    [Fact]
    public void V20_every_route_has_a_row_that_says_who_passes_and_every_row_has_its_route()
    {
        var routes = AllRoutes.Of(server).Select(r => r.Name).Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.True(routes.Length > 60, $"only {routes.Length} routes");
        Assert.Equal(routes, RoutePolicies.All.Keys.Order(StringComparer.Ordinal));
        Assert.All(RoutePolicies.All.Values, passes => Assert.All(passes, p => Assert.Contains(p, Callers)));
        Assert.All(RoutePolicies.All.Values, Assert.NotEmpty);
    }

    [Fact]
    public async Task V19_V20_on_every_route_those_pass_whom_its_row_names_and_nobody_else()
    {
        var wrong = new List<string>();
        foreach (var route in AllRoutes.Of(server))
        {
            var passed = new List<string>();
            var row = RoutePolicies.All.GetValueOrDefault(route.Name, []);
            var request = await Request(route);
            foreach (var caller in Callers.OrderBy(c => row.Contains(c)))
            {
                // Anew after one who passed, so that what they did is not in the way of the next.
                request = passed.Count > 0 ? await Request(route) : request;
                var status = await Ask(As(caller, request), route, request);
                Assert.True(status is < 300 or 401 or 403 or 404, $"{caller} {route.Name}: {status}");
                Assert.True((status == 401) == (caller == "anonymous" && !route.IsOpen), $"{caller} {route.Name}: {status}");
                if (status < 300)
                {
                    passed.Add(caller);
                }
            }

            if (!passed.SequenceEqual(row))
            {
                wrong.Add($"{route.Name}\t{string.Join(' ', passed)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void V19_the_operator_passes_on_what_is_the_operators_and_on_few_reads_and_on_nothing_else()
    {
        var operators = RoutePolicies.All.Where(p => p.Value.SequenceEqual(["operator", "user"])).Select(p => p.Key);
        Assert.Equal(
            [
                "DELETE /v1/tenants/{tenantId}", "GET /v1/partners", "GET /v1/partners/{partnerId}",
                "GET /v1/partners/{partnerId}/audit", "GET /v1/tenants", "GET /v1/tenants/{tenantId}",
                "GET /v1/tenants/{tenantId}/audit", "POST /v1/partners", "POST /v1/tenants",
                "POST /v1/tenants/{tenantId}/link/clear-rejection",
            ],
            operators.Order(StringComparer.Ordinal));
    }

    private Api As(string caller, KeyedRequest request) => caller switch
    {
        "anonymous" => server.Anonymous(),
        "stranger" => _world.As(HttpWorld.New("stranger")),
        "service" => _world.Service,
        "operator" => _world.Operator,
        _ => request.Caller,
    };

    private static async Task<int> Ask(Api api, ServedRoute route, KeyedRequest request)
    {
        if (route.Pattern.EndsWith("/stream", StringComparison.Ordinal))
        {
            using var stream = await api.Open(request.Path);
            return (int)stream.StatusCode;
        }

        var body = request.Body as string ?? (request.Body is null ? string.Empty : JsonSerializer.Serialize(request.Body));
        var type = request.Body is string ? "application/x-ndjson" : "application/json";
        return (await api.Raw(route.Method, request.Path, body, type)).Status;
    }

    // A good request, by the user whom the route is for.
    private async Task<KeyedRequest> Request(ServedRoute route)
    {
        if (WriteRoutes.All.ContainsKey(route.Name) || AskRoutes.All.ContainsKey(route.Name))
        {
            return await AllRoutes.Request(route, _world);
        }

        var sides = await Sides.Linked(_world);
        await _world.Device(sides.Tenant, sides.Owner, "d");
        var user = route.Pattern switch
        {
            "/v1/partners" or "/v1/tenants" => _world.Operator,
            _ when route.Pattern.Contains("{partnerId}", StringComparison.Ordinal) => sides.AsChief,
            _ => sides.AsOwner,
        };
        var body = route.Pattern.EndsWith("/import", StringComparison.Ordinal) ? "{\"deviceId\":\"i\"}\n" : null;
        return new KeyedRequest(user, await Fill(route, sides), body, 200);
    }

    private static async Task<string> Fill(ServedRoute route, Sides sides)
    {
        var token = route.Pattern.Contains("{tokenId}", StringComparison.Ordinal)
            ? (await sides.AsOwner.Post("/v1/me/tokens", new { name = "T", expiresAt = DateTimeOffset.UtcNow.AddDays(1), scopes = new[] { "read:alert" } }))
                .Is(201).Member("tokenId")
            : null;
        return Parameter().Replace(route.Pattern, p => p.Value switch
        {
            "{partnerId}" => sides.Partner,
            "{tenantId}" => sides.Tenant,
            "{userId}" => sides.Owner,
            "{roleId}" => "partner",
            "{deviceId}" => "d",
            "{tokenId}" => token!,
            "{documentName}" => "v1",
            _ => throw new InvalidOperationException($"no value for {p.Value} in {route.Pattern}"),
        });
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
