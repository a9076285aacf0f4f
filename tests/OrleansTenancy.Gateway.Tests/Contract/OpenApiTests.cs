using System.Text.Json;
using OrleansTenancy.Scenarios;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Contract;

[Collection(HttpTests.Name)]
public sealed class OpenApiTests(DevServer server)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private const string Update = "TENANCY_UPDATE_OPENAPI";

    [Fact]
    public async Task The_committed_description_is_what_the_routes_say()
    {
        var answer = (await server.Anonymous().Get("/openapi/v1.json")).Is(200);
        var text = JsonSerializer.Serialize(answer.Json, Indented) + "\n";
        var file = Path.Combine(RepositoryFolder.Root, "src", "OrleansTenancy.Gateway", "openapi.json");
        if (Environment.GetEnvironmentVariable(Update) is { Length: > 0 })
        {
            await File.WriteAllTextAsync(file, text);
        }

        Assert.StartsWith("3.1", answer.Member("openapi"), StringComparison.Ordinal);
        Assert.True(text == await File.ReadAllTextAsync(file), $"the routes have changed: run this test with {Update}=1 and commit");
    }

    [Fact]
    public async Task The_description_says_what_instants_are_and_where_a_key_is_taken()
    {
        var document = (await server.Anonymous().Get("/openapi/v1.json")).Is(200).Json;
        var end = document.GetProperty("components").GetProperty("schemas").GetProperty("AssignBody").GetProperty("properties").GetProperty("expiresAt");
        Assert.Equal("date-time", end.GetProperty("format").GetString());
        Assert.Contains("string", end.GetProperty("type").ToString(), StringComparison.Ordinal);
        var partners = document.GetProperty("paths").GetProperty("/v1/partners");
        Assert.Contains("Idempotency-Key", partners.GetProperty("post").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Idempotency-Key", partners.GetProperty("get").ToString(), StringComparison.Ordinal);
        var login = document.GetProperty("paths").GetProperty("/v1/tenants/{tenantId}/login");
        Assert.DoesNotContain("Idempotency-Key", login.GetProperty("post").ToString(), StringComparison.Ordinal);
    }
}
