using System.Text.Json;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Security;

[Collection(HttpTests.Name)]
public sealed class AccessTokenTests(DevServer server)
{
    private const string Tokens = "/v1/me/tokens";
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task A_token_acts_as_its_owner_is_shown_once_and_opens_nothing_once_it_is_taken_away()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        var made = (await _world.As(owner).Post(Tokens, new { name = "ci", expiresAt = Tomorrow })).Is(201);
        var text = made.Member("token")!;
        var api = server.Anonymous(text);

        Assert.StartsWith("otpat_", text, StringComparison.Ordinal);
        Assert.Equal(owner, (await api.Get("/v1/me")).Is(200).Member("userId"));
        Assert.Equal(tenant, Assert.Single((await api.Get("/v1/me/tenants")).Is(200).Items).GetProperty("tenantId").GetString());
        (await api.Post($"/v1/tenants/{tenant}/roles", new { name = "Clerk", scopes = new[] { "read:alert" } })).Is(201);
        (await api.Post($"/v1/tenants/{tenant}/login")).Is(200);
        Assert.True((await api.Ask(tenant, owner, "read", "alert", "a")).Decision);

        var listed = (await _world.As(owner).Get(Tokens)).Is(200);
        Assert.DoesNotContain(text, listed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", listed.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(made.Member("tokenId"), Assert.Single(listed.Items).GetProperty("tokenId").GetString());

        (await _world.As(owner).Delete($"{Tokens}/{made.Member("tokenId")}")).Is(204);
        (await api.Get("/v1/me")).IsProblem(401, "unauthenticated");
        (await _world.As(owner).Delete($"{Tokens}/{made.Member("tokenId")}")).IsProblem(404, "token-unknown");
        Assert.Empty((await _world.As(owner).Get(Tokens)).Is(200).Items);
    }

    [Fact]
    public async Task Mistyped_unknown_revoked_and_foreign_tokens_cannot_be_told_apart()
    {
        var (owner, other) = (HttpWorld.New("owner"), HttpWorld.New("other"));
        var good = await Create(owner);
        var revoked = (await _world.As(owner).Post(Tokens, new { name = "old", expiresAt = Tomorrow })).Is(201);
        (await _world.As(owner).Delete($"{Tokens}/{revoked.Member("tokenId")}")).Is(204);
        var waiting = (await _world.As(owner).Post(
            Tokens, new { name = "later", notBefore = Tomorrow, expiresAt = Tomorrow.AddDays(1) })).Is(201);
        var mistyped = good[..^9] + (good[^9] == 'A' ? 'B' : 'A') + good[^8..];
        string[] bad =
        [
            mistyped, "otpat_", "otpat_AAAA", "OTPAT_" + good[6..], good + "A", good[..^1], revoked.Member("token")!,
            waiting.Member("token")!, good.ToUpperInvariant(), "otpat_" + new string('A', 5_000),
        ];

        var expected = Comparable((await server.Anonymous("nonsense").Get("/v1/me")).IsProblem(401, "unauthenticated"));
        foreach (var token in bad)
        {
            Assert.Equal(expected, Comparable((await server.Anonymous(token).Get("/v1/me")).IsProblem(401, "unauthenticated")));
        }

        (await server.Anonymous(good).Get("/v1/me")).Is(200);
        (await _world.As(other).Delete($"{Tokens}/{(await _world.As(owner).Get(Tokens)).Items[0].GetProperty("tokenId")}"))
            .IsProblem(404, "token-unknown");
    }

    [Fact]
    public async Task A_token_makes_lists_and_takes_away_no_tokens()
    {
        var owner = HttpWorld.New("owner");
        var made = (await _world.As(owner).Post(Tokens, new { name = "ci", expiresAt = Tomorrow })).Is(201);
        var api = server.Anonymous(made.Member("token"));

        (await api.Post(Tokens, new { name = "more", expiresAt = Tomorrow })).IsProblem(403, "forbidden");
        (await api.Get(Tokens)).IsProblem(403, "forbidden");
        (await api.Delete($"{Tokens}/{made.Member("tokenId")}")).IsProblem(403, "forbidden");
        Assert.Single((await _world.As(owner).Get(Tokens)).Is(200).Items);
    }

    [Fact]
    public async Task A_token_is_never_an_operator_or_a_service()
    {
        var made = await server.As("staff", "operator").Post(Tokens, new { name = "ci", expiresAt = Tomorrow });
        var api = server.Anonymous(made.Is(201).Member("token"));

        (await api.Get("/v1/tenants")).IsProblem(403, "forbidden");
        (await api.Post("/v1/partners", new { name = "P", adminUserId = "staff" })).IsProblem(403, "forbidden");
        (await _world.Service.Post(Tokens, new { name = "ci", expiresAt = Tomorrow })).IsProblem(403, "forbidden");
        (await _world.Service.Get(Tokens)).IsProblem(403, "forbidden");
    }

    [Fact]
    public async Task A_token_for_one_tenant_sees_no_other_and_no_partner()
    {
        var owner = HttpWorld.New("owner");
        var (here, there) = (await _world.CreateTenant(owner), await _world.CreateTenant(owner));
        var partner = await _world.CreatePartner(owner);
        var api = server.Anonymous(await Create(owner, new { name = "ci", expiresAt = Tomorrow, tenantId = here }));

        (await api.Get($"/v1/tenants/{here}")).Is(200);
        (await api.Get($"/v1/tenants/{there}")).IsProblem(404, "tenant-unknown");
        (await api.Post($"/v1/tenants/{there}/login")).IsProblem(403, "no-access");
        (await api.Get($"/v1/partners/{partner}")).IsProblem(404, "partner-unknown");
        Assert.Equal(here, Assert.Single((await api.Get("/v1/me/tenants")).Is(200).Items).GetProperty("tenantId").GetString());
        Assert.True((await api.Ask(here, owner, "read", "alert", "a")).Decision);
        Assert.Equal("no-access", (await api.Ask(there, owner, "read", "alert", "a")).DecisionCode);

        var whole = server.Anonymous(await Create(owner));
        (await whole.Get($"/v1/tenants/{there}")).Is(200);
        (await whole.Get($"/v1/partners/{partner}")).Is(200);
    }

    [Fact]
    public async Task X_1_a_token_with_fewer_scopes_uses_and_hands_on_only_these()
    {
        var (owner, user) = (HttpWorld.New("owner"), HttpWorld.New("user"));
        var tenant = await _world.CreateTenant(owner);
        var scopes = new[] { "create:role", "read:role", "read:alert", "read:blueprint", "update:user", "create:user_invite" };
        var api = server.Anonymous(await Create(owner, new { name = "ci", expiresAt = Tomorrow, scopes }));
        var roles = $"/v1/tenants/{tenant}/roles";

        (await api.Get(roles)).Is(200);
        (await api.Get($"/v1/tenants/{tenant}/users")).IsProblem(403, "scope-not-granted");
        (await api.Post(roles, new { name = "Clerk", scopes = new[] { "read:alert" } })).Is(201);
        (await api.Post(roles, new { name = "Boss", scopes = new[] { "delete:user" } })).IsProblem(403, "scope-escalation");
        (await api.Put($"/v1/tenants/{tenant}/users/{user}", Roles("enterprise-admin"))).IsProblem(403, "scope-escalation");
        (await api.Put($"/v1/tenants/{tenant}/users/{user}", Roles("clerk"))).Is(200);
        (await api.Post($"/v1/tenants/{tenant}/login")).IsProblem(403, "forbidden");
        Assert.True((await api.Ask(tenant, owner, "read", "alert", "a")).Decision);
        Assert.Equal("scope-not-granted", (await api.Ask(tenant, owner, "read", "report", "a")).DecisionCode);
    }

    [Fact]
    public async Task C17_a_viewer_makes_no_token_for_a_tenant_and_one_for_all_does_not_open_it()
    {
        var (owner, viewer) = (HttpWorld.New("owner"), HttpWorld.New("viewer"));
        var tenant = await _world.CreateTenant(owner);
        (await _world.Grant(tenant, owner, viewer, "enterprise-viewer")).Is(200);

        (await _world.As(viewer).Post(Tokens, new { name = "ci", expiresAt = Tomorrow, tenantId = tenant }))
            .IsProblem(403, "scope-not-granted");
        (await _world.As(viewer).Post(Tokens, new { name = "ci", expiresAt = Tomorrow, tenantId = "no-such" }))
            .IsProblem(404, "tenant-unknown");
        var api = server.Anonymous(await Create(viewer));
        (await api.Get($"/v1/tenants/{tenant}")).IsProblem(404, "tenant-unknown");
        (await _world.As(viewer).Get($"/v1/tenants/{tenant}")).Is(200);
    }

    [Theory]
    [InlineData("""{"name":"ci"}""", "invalid-body")]
    [InlineData("""{"name":"","expiresAt":"2126-01-01T00:00:00Z"}""", "invalid-value")]
    [InlineData("""{"name":"ci","expiresAt":"2020-01-01T00:00:00Z"}""", "invalid-period")]
    [InlineData("""{"name":"ci","expiresAt":"2126-01-01T00:00:00Z"}""", "invalid-period")]
    [InlineData("""{"name":"ci","expiresAt":"2126-01-01T00:00:00Z","tenantId":"A B"}""", "invalid-id")]
    [InlineData("""{"name":"ci","expiresAt":"2126-01-01T00:00:00Z","secret":"mine"}""", "unknown-field")]
    public async Task What_cannot_be_a_token_is_a_400_with_a_code(string body, string code)
    {
        var user = HttpWorld.New("user");
        (await _world.As(user).Raw(HttpMethod.Post, Tokens, body, "application/json")).IsProblem(400, code);
        Assert.Empty((await _world.As(user).Get(Tokens)).Is(200).Items);
    }

    private static DateTimeOffset Tomorrow { get; } = DateTimeOffset.UtcNow.AddDays(1);

    private static object Roles(string role) => new { roles = new[] { new { roleId = role } } };

    // Everything but what names the one answer.
    private static string Comparable(Answer answer) => string.Join(
        '\n',
        answer.Json.EnumerateObject().Where(p => p.Name != "traceId").Select(p => JsonSerializer.Serialize(p.Value)));

    private async Task<string> Create(string owner, object? body = null) =>
        (await _world.As(owner).Post(Tokens, body ?? new { name = "ci", expiresAt = Tomorrow })).Is(201).Member("token")!;
}
