using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Testing.Cluster;

namespace OrleansTenancy.Gateway.Tests.Deletion;

/// <summary>A customer with some of everything that a tenant can have, and a past.</summary>
internal sealed class RichTenant(StoreServer server, string tenant)
{
    private int _keys;

    /// <summary>Names that stand nowhere but in this tenant.</summary>
    public string[] Names => [.. Parts.Select(p => $"{tenant}{p}"), "Velvet Bakery", "Velvet Bakeries"];

    private static string[] Parts =>
        ["hall", "oven", "night", "record", "tag", "alias", "fun@example.org", "yes@example.org", "no@example.org", "reason"];

    private string Path => $"/v1/tenants/{tenant}";

    /// <summary>Fills it; the partner that created it, its administrator, and one that it is linked to later.</summary>
    public async Task Fill(string partner, string chief, string other, string otherChief)
    {
        var own = $"/v1/partners/{partner}/tenants/{tenant}";
        (await Keyed(chief, HttpMethod.Post, $"/v1/partners/{partner}/tenants", new { tenantId = tenant, displayName = "Velvet Bakery" })).Is(201);
        (await Keyed(chief, HttpMethod.Patch, Path, new { displayName = "Velvet Bakeries" })).Is(200);
        foreach (var user in new[] { "tara", "tim" })
        {
            await server.As(chief).Post($"/v1/partners/{partner}/members", new { userId = user });
            (await Keyed(chief, HttpMethod.Put, $"{own}/access/users/{user}", new { })).Is(204);
        }

        (await Keyed(chief, HttpMethod.Delete, $"{own}/access/users/tim", null)).Is(204);
        (await Keyed(chief, HttpMethod.Put, $"{own}/access", new { autoAddPartnerUsers = true })).Is(200);
        (await Keyed(chief, HttpMethod.Put, $"{own}/access", new { autoAddPartnerUsers = false })).Is(200);
        await Content(chief);
        await People(chief);
        await Invitations(chief, own);
        await Token(chief);
        (await server.As(chief).Post($"{Path}/login")).Is(200);
        await Past(partner, chief, other, otherChief);
    }

    private async Task Content(string by)
    {
        (await Keyed(by, HttpMethod.Post, $"{Path}/groups", new { groupId = $"{tenant}hall", name = "Hall" })).Is(201);
        (await Keyed(by, HttpMethod.Post, $"{Path}/roles", new { roleId = $"{tenant}night", name = "Night", scopes = new[] { "read:alert" } })).Is(201);
        (await Keyed(by, HttpMethod.Put, $"{Path}/roles/partner", new { name = "Partner", scopes = new[] { "read:alert" } })).Is(200);
        var lines = string.Join('\n', Enumerable.Range(0, 300).Select(i =>
            $$"""{"deviceId":"{{tenant}}oven{{i}}","groupId":"{{tenant}}hall","alias":"{{tenant}}alias","tags":["{{tenant}}tag"]}"""));
        (await server.As(by).Raw(HttpMethod.Post, $"{Path}/devices/import", lines, "application/x-ndjson")).Is(200);
        (await Keyed(by, HttpMethod.Put, $"{Path}/devices/{tenant}oven", new { })).Is(201);
        (await Keyed(by, HttpMethod.Delete, $"{Path}/devices/{tenant}oven0", null)).Is(204);
        (await Keyed(by, HttpMethod.Put, $"{Path}/resources/blueprint/{tenant}record", new { groupId = $"{tenant}hall" })).Is(200);
    }

    private async Task People(string by)
    {
        foreach (var (user, role) in new[] { ("ada", "enterprise-admin"), ("vera", "enterprise-viewer"), ("nora", $"{tenant}night"), ("tara", "group-viewer") })
        {
            var roles = new[] { new { roleId = role, groups = role == "group-viewer" ? new[] { $"{tenant}hall" } : null } };
            (await Keyed(by, HttpMethod.Put, $"{Path}/users/{user}", new { roles })).Is(200);
        }

        (await Keyed("ada", HttpMethod.Delete, $"{Path}/users/vera", null)).Is(204);
    }

    private async Task Invitations(string by, string own)
    {
        (await Keyed(by, HttpMethod.Post, $"{own}/invitations", new { email = $"{tenant}fun@example.org", roleId = "enterprise-viewer" })).Is(201);
        (await Keyed(by, HttpMethod.Post, $"{Path}/invitations", new { email = $"{tenant}yes@example.org", roleId = "enterprise-viewer" })).Is(201);
        var gone = (await Keyed(by, HttpMethod.Post, $"{Path}/invitations", new { email = $"{tenant}no@example.org" })).Is(201);
        (await Keyed(by, HttpMethod.Delete, $"{Path}/invitations/{gone.Member("invitationId")}", null)).Is(204);
        string? code = null;
        await Eventually.Holds(async () => (code = await CodeFor($"{tenant}yes@example.org")) is not null);
        (await server.As("carla", email: $"{tenant}yes@example.org").Post("/v1/invitations/accept", new { token = code })).Is(200);
    }

    private async Task Token(string by) => (await server.As(by).Post("/v1/me/tokens", new
    {
        name = "for one tenant", tenantId = tenant, expiresAt = DateTimeOffset.UtcNow.AddDays(1).UtcDateTime.ToString("O"),
    })).Is(201);

    // The link to the creator ends; another partner is asked, asked again, links, works and is left; then a third time.
    private async Task Past(string partner, string chief, string other, string otherChief)
    {
        (await Keyed("ada", HttpMethod.Delete, $"{Path}/link", null)).Is(204);
        await Request(other);
        (await Keyed("ada", HttpMethod.Delete, $"{Path}/link", null)).Is(204);
        await Request(other);
        (await Keyed(otherChief, HttpMethod.Post, $"/v1/partners/{other}/tenants/{tenant}/reject", new { reason = $"{tenant}reason" })).Is(200);
        (await server.As("operator", "operator").Post($"{Path}/link/clear-rejection")).Is(204);
        await Request(other);
        (await Keyed(otherChief, HttpMethod.Post, $"/v1/partners/{other}/tenants/{tenant}/accept", null)).Is(200);
        (await Keyed(otherChief, HttpMethod.Delete, $"/v1/partners/{other}/tenants/{tenant}/link", null)).Is(204);
        await Request(partner);
        (await Keyed(chief, HttpMethod.Post, $"/v1/partners/{partner}/tenants/{tenant}/accept", null)).Is(200);
    }

    private async Task Request(string partner) => (await Keyed(
        "ada", HttpMethod.Post, $"{Path}/link", new { partnerId = partner, acceptTermsOfService = true })).Is(202);

    private Task<Answer> Keyed(string user, HttpMethod method, string path, object? body) =>
        server.As(user).Keyed($"key-{user}-{Interlocked.Increment(ref _keys)}", method, path, body);

    private async Task<string?> CodeFor(string address)
    {
        foreach (var file in Directory.GetFiles(server.MailDirectory, "*.eml"))
        {
            var text = await File.ReadAllTextAsync(file);
            if (text.Contains(address, StringComparison.Ordinal))
            {
                return text.ReplaceLineEndings("\n").Split('\n').FirstOrDefault(l => InvitationToken.Read(l) is not null);
            }
        }

        return null;
    }
}
