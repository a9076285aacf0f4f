using Xunit;

namespace OrleansTenancy.Gateway.Tests.Rules;

/// <summary>Asks about every scope of the catalogue at once, as a gateway does; the answer is: code → scopes.</summary>
internal sealed class ScopeSheet(Api service, string tenant, string user)
{
    /// <summary>Each scope on what it is for: commands on a device or group, all else on the tenant.</summary>
    public Task<ILookup<string, string>> On(string device, string group) =>
        Ask(scope => scope.Split(':') switch
        {
            ["create", "device_command", var command] => (command, "device", device),
            ["create", "group_command", var command] => (command, "group", group),
            [.., "group"] => (scope, "group", group),
            _ => (scope, "tenant", tenant),
        });

    /// <summary>Each scope on one resource.</summary>
    public Task<ILookup<string, string>> OnOne(string type, string id) => Ask(scope => (scope, type, id));

    private async Task<ILookup<string, string>> Ask(Func<string, (string Action, string Type, string Id)> question)
    {
        var scopes = CatalogueFiles.Scopes.Keys.ToArray();
        var evaluations = scopes.Select(question)
            .Select(q => new { action = new { name = q.Action }, resource = new { type = q.Type, id = q.Id } });

        var answer = await service.Post(
            $"/tenants/{tenant}/access/v1/evaluations", new { subject = new { type = "user", id = user }, evaluations });

        var codes = answer.Is(200).Json.GetProperty("evaluations").EnumerateArray().Select(CodeOf).ToArray();
        Assert.Equal(scopes.Length, codes.Length);
        return scopes.Zip(codes).ToLookup(p => p.Second, p => p.First);
    }

    private static string CodeOf(System.Text.Json.JsonElement evaluation)
    {
        var code = evaluation.GetProperty("context").GetProperty("code").GetString()!;
        Assert.Equal(code == "allowed", evaluation.GetProperty("decision").GetBoolean());
        return code;
    }
}
