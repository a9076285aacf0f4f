using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace OrleansTenancy.Gateway.Tests;

/// <summary>Calls the service over HTTP, as one caller.</summary>
public sealed class Api(Uri address, string? token)
{
    private static readonly HttpClient Http = new();

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Answer> Post(string path, object? body = null) => Send(HttpMethod.Post, path, body);

    public Task<Answer> Put(string path, object body, string? ifMatch = null) =>
        Send(HttpMethod.Put, path, body, ifMatch);

    public Task<Answer> Patch(string path, object body) => Send(HttpMethod.Patch, path, body);

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public Task<Answer> Raw(HttpMethod method, string path, string body, string contentType) =>
        Send(method, path, new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(contentType)));

    /// <summary>A request with an idempotency key, if there is one.</summary>
    public Task<Answer> Keyed(string? key, HttpMethod method, string path, object? body = null) =>
        Send(method, path, body, key: key);

    /// <summary>One AuthZEN question about oneself or somebody else.</summary>
    public async Task<Answer> Ask(string tenant, string user, string action, string type, string id)
    {
        var answer = await Post(
            $"/tenants/{tenant}/access/v1/evaluation",
            new { subject = new { type = "user", id = user }, action = new { name = action }, resource = new { type, id } });
        return answer.Is(200);
    }

    public async Task<HttpResponseMessage> Open(string path, string? lastEventId = null)
    {
        using var request = Request(HttpMethod.Get, path);
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private async Task<Answer> Send(HttpMethod method, string path, object? body, string? ifMatch = null, string? key = null)
    {
        using var request = Request(method, path);
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            _ => new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(
            (int)response.StatusCode,
            text,
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.ETag?.Tag,
            response.Headers.TryGetValues("X-Request-ID", out var ids) ? ids.Single() : null,
            response.Headers.Location?.ToString(),
            response.Headers.Contains("Idempotency-Replayed"))
        {
            Allow = string.Join(' ', response.Content.Headers.Allow.Order()),
        };
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(address, path));
        request.Headers.Add("X-Request-ID", "req-1");
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return request;
    }
}

/// <summary>What was answered.</summary>
public sealed record Answer(
    int Status, string Text, string? MediaType, string? ETag, string? RequestId, string? Location, bool IsReplayed)
{
    /// <summary>The methods that the route takes, where it says so.</summary>
    public string Allow { get; init; } = string.Empty;

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Code => Status >= 400 ? Json.GetProperty("code").GetString() : null;

    public bool Decision => Json.GetProperty("decision").GetBoolean();

    public string? DecisionCode => Json.GetProperty("context").GetProperty("code").GetString();

    public string? Member(string name) => Json.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : null;

    public JsonElement[] Items => [.. Json.GetProperty("items").EnumerateArray()];

    public Answer Is(int status)
    {
        Assert.True(status == Status, $"expected {status}, got {Status}: {Text}");
        return this;
    }

    public Answer IsProblem(int status, string code)
    {
        Is(status);
        Assert.Equal("application/problem+json", MediaType);
        Assert.Equal(code, Code);
        Assert.Equal(status, Json.GetProperty("status").GetInt32());
        Assert.Equal("req-1", RequestId);
        foreach (var member in new[] { "type", "title", "detail", "traceId" })
        {
            Assert.NotEqual(string.Empty, Json.GetProperty(member).GetString());
        }

        return this;
    }
}
