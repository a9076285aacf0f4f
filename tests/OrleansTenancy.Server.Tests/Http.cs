using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace OrleansTenancy.Server.Tests;

/// <summary>Calls a node over HTTP.</summary>
internal static class Http
{
    private static readonly HttpClient Client = new();

    public static async Task<(int Status, JsonElement Body)> Call(
        Uri node, string method, string path, string? token, object? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(node, path));
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    /// <summary>A token of a development server.</summary>
    public static async Task<string> DevToken(Uri node, string user, string? role = null)
    {
        var (_, body) = await Call(node, "POST", "/dev/token", null, new { sub = user, role });
        return body.GetProperty("accessToken").GetString()!;
    }

    /// <summary>Whether somebody may read alerts of a tenant.</summary>
    public static async Task<bool> MayRead(Uri node, string token, string tenant, string user)
    {
        var question = new
        {
            subject = new { type = "user", id = user }, action = new { name = "read" }, resource = new { type = "alert", id = "a" },
        };
        var (status, body) = await Call(node, "POST", $"/tenants/{tenant}/access/v1/evaluation", token, question);
        return status == 200
            ? body.GetProperty("decision").GetBoolean()
            : throw new InvalidOperationException($"{status}: {body}");
    }
}
