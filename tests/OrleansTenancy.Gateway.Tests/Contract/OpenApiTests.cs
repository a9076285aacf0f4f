using System.Text.Json;
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
        var file = Path.Combine(Repository(), "src", "OrleansTenancy.Gateway", "openapi.json");
        if (Environment.GetEnvironmentVariable(Update) is { Length: > 0 })
        {
            await File.WriteAllTextAsync(file, text);
        }

        Assert.StartsWith("3.1", answer.Member("openapi"), StringComparison.Ordinal);
        Assert.True(text == await File.ReadAllTextAsync(file), $"the routes have changed: run this test with {Update}=1 and commit");
    }

    private static string Repository()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "OrleansTenancy.sln")))
        {
            directory = directory.Parent!;
        }

        return directory.FullName;
    }
}
