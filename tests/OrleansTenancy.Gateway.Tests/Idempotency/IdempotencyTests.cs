using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrleansTenancy.Gateway.Operations;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Idempotency;

/// <summary>X.11 on every route that changes something.</summary>
[Collection(HttpTests.Name)]
public sealed class IdempotencyTests(DevServer server)
{
    private static readonly string[] Writes = ["POST", "PUT", "PATCH", "DELETE"];
    private readonly HttpWorld _world = new(server);

    public static TheoryData<string> Routes => [.. WriteRoutes.All.Keys];

    [Fact]
    public void X_11_every_route_that_changes_something_takes_a_key_or_says_why_not()
    {
        var keyed = Endpoints().Where(e => e.Keyless is null).Select(e => e.Name).Order(StringComparer.Ordinal);
        Assert.Equal(WriteRoutes.All.Keys.Order(StringComparer.Ordinal), keyed);
        var keyless = Endpoints().Where(e => e.Keyless is not null).ToArray();
        Assert.Equal(
            [
                "DELETE /v1/me/tokens/{tokenId}",
                "POST /dev/token",
                "POST /tenants/{tenantId}/access/v1/evaluation",
                "POST /tenants/{tenantId}/access/v1/evaluations",
                "POST /tenants/{tenantId}/access/v1/search/action",
                "POST /tenants/{tenantId}/access/v1/search/resource",
                "POST /tenants/{tenantId}/access/v1/search/subject",
                "POST /v1/me/tokens",
                "POST /v1/tenants/{tenantId}/authorize",
                "POST /v1/tenants/{tenantId}/devices/import",
                "POST /v1/tenants/{tenantId}/login",
            ],
            keyless.Select(e => e.Name).Order(StringComparer.Ordinal));
        Assert.All(keyless, e => Assert.NotEqual(string.Empty, e.Keyless!.Reason));
    }

    [Theory, MemberData(nameof(Routes))]
    public async Task X_11_a_repeat_gets_the_first_answer_and_another_body_is_refused(string route)
    {
        var method = new HttpMethod(route.Split(' ')[0]);
        var request = await WriteRoutes.All[route](_world);
        var key = HttpWorld.New("key");

        var first = (await request.Caller.Keyed(key, method, request.Path, request.Body)).Is(request.Status);
        var second = await request.Caller.Keyed(key, method, request.Path, request.Body);
        var other = await request.Caller.Keyed(key, method, request.Path, new { something = "else" });
        var third = await request.Caller.Keyed(key, method, request.Path, request.Body);

        Assert.False(first.IsReplayed);
        Assert.Equal(first with { IsReplayed = true }, second);
        Assert.Equal(first with { IsReplayed = true }, third);
        other.IsProblem(422, "idempotency-key-reused");
        if (route.EndsWith('}'))
        {
            (await request.Caller.Keyed(key, method, request.Path + "-2", request.Body)).IsProblem(422, "idempotency-key-reused");
        }
    }

    [Fact]
    public async Task X_11_a_body_that_says_the_same_is_the_same()
    {
        var owner = HttpWorld.New("owner");
        var path = $"/v1/tenants/{await _world.CreateTenant(owner)}/groups";
        var first = await Raw(owner, path, """{"name":"Hall","groupId":"hall"}""");
        var second = await Raw(owner, path, """{ "groupId" : "\u0068all", "name" : "Hall" }""");
        Assert.Equal(first.Is(201) with { IsReplayed = true }, second);
        Assert.Single((await _world.As(owner).Get(path)).Items);
    }

    [Fact]
    public async Task X_11_equal_keys_of_two_callers_do_not_meet_and_neither_do_two_roles_of_one_subject()
    {
        var (ada, bob) = (HttpWorld.New("ada"), HttpWorld.New("bob"));
        var (first, second) = (await _world.CreateTenant(ada), await _world.CreateTenant(bob));
        (await _world.As(ada).Keyed("same", HttpMethod.Post, $"/v1/tenants/{first}/groups", new { name = "A" })).Is(201);
        var other = await _world.As(bob).Keyed("same", HttpMethod.Post, $"/v1/tenants/{second}/groups", new { name = "B" });
        Assert.Equal("b", other.Is(201).Member("groupId"));
        Assert.False(other.IsReplayed);
        (await _world.As(bob).Keyed("same", HttpMethod.Post, $"/v1/tenants/{first}/groups", new { name = "A" }))
            .IsProblem(422, "idempotency-key-reused");
        (await server.As(ada, "operator").Keyed("same", HttpMethod.Post, $"/v1/tenants/{first}/groups", new { name = "A" }))
            .IsProblem(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task X_11_a_refusal_leaves_no_key_and_what_it_refused_can_be_tried_again()
    {
        var owner = HttpWorld.New("owner");
        var path = $"/v1/tenants/{await _world.CreateTenant(owner)}/groups";
        var body = new { name = "Hall", parentId = "site" };
        (await _world.As(owner).Keyed("k", HttpMethod.Post, path, body)).IsProblem(404, "group-unknown");
        await _world.Group(path.Split('/')[3], owner, "site");
        (await _world.As(owner).Keyed("k", HttpMethod.Post, path, body)).Is(201);
        (await _world.As(owner).Keyed("k", HttpMethod.Post, path, new { name = "Hall" })).IsProblem(422, "idempotency-key-reused");
    }

    [Fact]
    public async Task X_11_repeats_at_the_same_time_have_one_effect_and_one_answer()
    {
        foreach (var route in new[] { "POST /v1/partners", "DELETE /v1/tenants/{tenantId}/devices/{deviceId}", "POST /v1/tenants/{tenantId}/roles" })
        {
            var method = new HttpMethod(route.Split(' ')[0]);
            var request = await WriteRoutes.All[route](_world);
            var key = HttpWorld.New("key");
            var answers = await Task.WhenAll(
                Enumerable.Range(0, 3).Select(_ => request.Caller.Keyed(key, method, request.Path, request.Body)));
            Assert.All(answers, a => a.Is(request.Status));
            Assert.Single(answers.Select(a => (a.Text, a.Location)).Distinct());
        }
    }

    [Fact]
    public async Task X_11_the_first_answer_is_given_although_the_caller_may_not_come_in_any_more()
    {
        var (owner, second) = (HttpWorld.New("owner"), HttpWorld.New("second"));
        var tenant = await _world.CreateTenant(owner);
        (await _world.Grant(tenant, owner, second, "enterprise-admin")).Is(200);
        var path = $"/v1/tenants/{tenant}/users/{owner}";
        (await _world.As(owner).Keyed("leave", HttpMethod.Delete, path)).Is(204);

        (await _world.As(owner).Keyed("leave", HttpMethod.Delete, path)).Is(204);
        (await _world.As(owner).Keyed("again", HttpMethod.Delete, path)).IsProblem(404, "tenant-unknown");
        (await _world.As(second).Keyed("leave", HttpMethod.Delete, path)).IsProblem(404, "user-unknown");
    }

    [Theory]
    [InlineData("with space")]
    [InlineData(129)]
    public async Task X_11_a_key_that_is_none_is_refused_and_nothing_happens(object key)
    {
        var owner = HttpWorld.New("owner");
        var path = $"/v1/tenants/{await _world.CreateTenant(owner)}/groups";
        var text = key is int length ? new string('k', length) : (string)key;
        (await _world.As(owner).Keyed(text, HttpMethod.Post, path, new { name = "Hall" })).IsProblem(400, "invalid-value");
        Assert.Empty((await _world.As(owner).Get(path)).Items);
        (await _world.As(owner).Keyed(new string('k', 128), HttpMethod.Post, path, new { name = "Hall" })).Is(201);
    }

    private Task<Answer> Raw(string user, string path, string json) =>
        _world.As(user).Keyed("raw", HttpMethod.Post, path, new StringContent(json, System.Text.Encoding.UTF8, "application/json"));

    private IEnumerable<(string Name, KeylessRoute? Keyless)> Endpoints() =>
        from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        where Writes.Contains(method)
        select ($"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}", endpoint.Metadata.GetMetadata<KeylessRoute>());
}
