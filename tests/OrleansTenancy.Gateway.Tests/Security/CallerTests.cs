using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Security;

[Collection(HttpTests.Name)]
public sealed class CallerTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task V1_every_route_answers_401_without_a_valid_token_or_is_open_by_intent()
    {
        string[] open =
        [
            "/dev/token", "/health/live", "/health/ready", "/health/startup", "/openapi/{documentName}.json",
            "/.well-known/jwks.json", "/.well-known/authzen-configuration/tenants/{tenantId}",
        ];
        var endpoints = server.Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().ToArray();
        Assert.True(endpoints.Length > 50);
        var anonymous = endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null);
        Assert.Equal(open.Order(), anonymous.Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().Order());

        foreach (var endpoint in endpoints.Except(anonymous))
        {
            var path = System.Text.RegularExpressions.Regex.Replace(endpoint.RoutePattern.RawText!, "{[^}]*}", "x");
            var method = endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0];
            (await server.Anonymous().Raw(new HttpMethod(method), path, "{}", "application/json")).IsProblem(401, "unauthenticated");
            (await server.Anonymous("nonsense").Raw(new HttpMethod(method), path, "{}", "application/json")).IsProblem(401, "unauthenticated");
        }
    }

    [Fact]
    public async Task V1_forged_tokens_are_not_believed()
    {
        var good = Token(server, "mallory");
        var parts = good.Split('.');
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");
        var payload = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("mallory", "operator", StringComparison.Ordinal));
        string[] forged = [$"{header}.{parts[1]}.", $"{header}.{payload}.", $"{parts[0]}.{payload}.{parts[2]}", $"{parts[0]}.{parts[1]}.", Symmetric()];
        foreach (var token in forged)
        {
            (await server.Anonymous(token).Get("/v1/me")).IsProblem(401, "unauthenticated");
        }

        (await server.Anonymous(good).Get("/v1/me")).Is(200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("ä")]
    public async Task A_token_whose_subject_is_no_user_id_is_401(string subject) =>
        (await server.Anonymous(Token(server, subject)).Get("/v1/me")).IsProblem(401, "unauthenticated");

    [Fact]
    public async Task A_login_token_is_signed_with_the_published_key_and_opens_nothing_here()
    {
        var owner = HttpWorld.New("owner");
        var tenant = await _world.CreateTenant(owner);
        var token = (await _world.As(owner).Post($"/v1/tenants/{tenant}/login")).Is(200).Member("accessToken");
        var keys = new JsonWebKeySet((await server.Anonymous().Get("/.well-known/jwks.json")).Is(200).Text);

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKeys = keys.GetSigningKeys(), ValidIssuer = "https://tenancy.example", ValidAudience = $"tenant:{tenant}",
        });

        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal(owner, result.Claims["sub"]);
        (await server.Anonymous(token).Get("/v1/me")).IsProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task V2_a_foreign_tenant_and_a_missing_one_look_the_same_on_every_route()
    {
        var (owner, stranger) = (HttpWorld.New("owner"), HttpWorld.New("stranger"));
        var foreign = await _world.CreateTenant(owner);
        await _world.Device(foreign, owner, "d");
        (string Method, string Path, string Body)[] probes =
        [
            ("GET", "", ""), ("PATCH", "", """{"displayName":"x"}"""), ("GET", "/link", ""), ("DELETE", "/link", ""),
            ("POST", "/link", """{"partnerId":"5d0f3f4a-6f0e-4d5c-9a55-1c2f3a9d7e10","acceptTermsOfService":true}"""),
            ("GET", "/roles", ""), ("POST", "/roles", """{"name":"x"}"""), ("GET", "/roles/partner", ""),
            ("PUT", "/roles/partner", """{"name":"x"}"""), ("DELETE", "/roles/partner", ""), ("GET", "/users", ""),
            ("GET", $"/users/{owner}", ""), ("PUT", $"/users/{owner}", """{"roles":[]}"""), ("DELETE", $"/users/{owner}", ""),
            ("GET", "/groups", ""), ("POST", "/groups", """{"name":"x"}"""), ("PATCH", "/groups/g", """{"name":"x"}"""),
            ("DELETE", "/groups/g", ""), ("GET", "/devices", ""), ("GET", "/devices/d", ""), ("PUT", "/devices/d", "{}"),
            ("PATCH", "/devices/d", "{}"), ("DELETE", "/devices/d", ""), ("GET", "/notifications", ""),
            ("GET", "/notifications/stream", ""), ("POST", "/login", ""), ("PUT", "/resources/record/r", "{}"),
            ("GET", "/invitations", ""), ("POST", "/invitations", """{"email":"x@y.zz"}"""),
            ("DELETE", "/invitations/5d0f3f4a-6f0e-4d5c-9a55-1c2f3a9d7e10", ""),
            ("POST", "/invitations/5d0f3f4a-6f0e-4d5c-9a55-1c2f3a9d7e10/resend", ""),
        ];
        foreach (var (method, path, body) in probes)
        {
            var atForeign = await Probe(foreign);
            var atMissing = await Probe("no-such-tenant");
            Assert.True(atForeign.Status is 403 or 404, path + atForeign.Text);
            Assert.Equal((atMissing.Status, Comparable(atMissing)), (atForeign.Status, Comparable(atForeign)));

            Task<Answer> Probe(string tenant) => _world.As(stranger).Raw(
                new HttpMethod(method), $"/v1/tenants/{tenant}{path}", body, "application/json");
        }
    }

    [Fact]
    public async Task Development_tokens_are_made_for_anybody_and_carry_what_was_asked()
    {
        var answer = await server.Anonymous().Post("/dev/token", new { sub = "dana", email = "dana@example.com", role = "operator" });
        var token = new JsonWebTokenHandler().ReadJsonWebToken(answer.Is(200).Member("accessToken"));
        Assert.Equal("dana", token.Subject);
        Assert.Contains(token.Claims, c => c is { Type: "tenancy_role", Value: "operator" });
        (await server.Anonymous().Post("/dev/token", new { sub = "dana", role = "king" })).IsProblem(400, "invalid-value");
    }

    private static string Comparable(Answer answer)
    {
        var members = answer.Json.EnumerateObject().Where(m => m.Name != "traceId").Select(m => m.Value.ToString());
        return JsonSerializer.Serialize(members);
    }

    private static string Token(DevServer server, string subject) =>
        server.Services.GetRequiredService<OrleansTenancy.Gateway.Authentication.DevelopmentTokens>()
            .Issue(subject, null, null, TimeSpan.FromMinutes(5));

    private static string Symmetric() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = "orleanstenancy-development",
        Audience = "orleanstenancy-development",
        Claims = new Dictionary<string, object> { ["sub"] = "mallory" },
        Expires = DateTime.UtcNow.AddMinutes(5),
        SigningCredentials = new SigningCredentials(
            new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256),
    });
}
