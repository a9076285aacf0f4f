using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansTenancy.Gateway.Tests.Idempotency;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Contract;

/// <summary>What callers send that is no body, no text or of no type: on every route that takes a body.</summary>
[Collection(HttpTests.Name)]
public sealed class MalformedBodyTests(DevServer server)
{
    private const string Hole = "@@@";
    private const string AuthZen = "/access/v1/";

    private static readonly string[] NoBodies =
    [
        "7", "\"x\"", "[]", "[{}]", "{", "{}x", "{} {}", "{\"a\":1,}", "{/**/}", "{'a':1}", "\0", "{\"a\":NaN}", "{\"\\ud800\":1}",
        "{\"a\":1,\"a\":2}", "{\"$type\":\"System.Object\"}", "{\"__proto__\":{}}", string.Concat(Enumerable.Repeat("{\"a\":", 2_000)),
        new string('[', 2_000) + new string(']', 2_000),
    ];

    private static readonly string[] NoValues =
    [
        "\"\\ud800\"", "\"a\\udc00\"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\"", "\" \"", "\"\\u202e\"", "7", "1e400", "true", "[]", "[null]", "{}",
        "null", "\"" + new string('x', 50_000) + "\"",
    ];

    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task V11_what_is_no_body_is_400_on_every_route_that_takes_one_with_a_key_and_without()
    {
        foreach (var (route, request) in await Requests())
        {
            byte[][] bodies = [.. NoBodies.Select(Encoding.UTF8.GetBytes), [0xff, 0xfe, 0x7b], Encoding.Unicode.GetBytes("{}")];
            foreach (var body in bodies)
            {
                foreach (var key in new[] { HttpWorld.New("key"), null })
                {
                    var answer = await request.Caller.Keyed(key, route.Method, request.Path, Json(body));
                    Assert.True(answer.Status == 400, $"{route.Name} {Encoding.UTF8.GetString(body)}: {answer.Status} {answer.Text}");
                    Assert.Contains(answer.IsProblem(400, answer.Code!).Code, new[] { "invalid-body", "unknown-field" });
                }
            }
        }
    }

    [Fact]
    public async Task V11_a_value_that_is_none_is_never_a_fault_of_the_service()
    {
        foreach (var (route, request) in await Requests())
        {
            var good = JsonSerializer.SerializeToNode(request.Body)!;
            foreach (var holed in Holes(good, good))
            {
                foreach (var value in NoValues)
                {
                    var body = Encoding.UTF8.GetBytes(holed.Replace($"\"{Hole}\"", value, StringComparison.Ordinal));
                    var answer = await request.Caller.Keyed(HttpWorld.New("key"), route.Method, request.Path, Json(body));
                    Assert.True(answer.Status < 500, $"{route.Name} {holed} {value}: {answer.Text}");
                    _ = answer.Status < 400 ? answer : answer.IsProblem(answer.Status, answer.Code!);
                }
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data")]
    [InlineData("application/x-ndjson")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=nonsense")]
    [InlineData("application/json; charset=\"latin1\"")]
    public async Task A_body_of_another_type_or_charset_is_415_and_400_where_the_standard_says_so(string? type)
    {
        foreach (var (route, request) in await Requests())
        {
            if (route.Pattern.Contains(AuthZen, StringComparison.Ordinal) && type?.Contains("charset", StringComparison.Ordinal) == true)
            {
                continue;
            }

            var body = JsonSerializer.SerializeToUtf8Bytes(request.Body);
            var answer = await request.Caller.Keyed(null, route.Method, request.Path, Content(body, type));
            _ = route.Pattern.Contains(AuthZen, StringComparison.Ordinal)
                ? answer.IsProblem(400, "invalid-body")
                : answer.IsProblem(415, "unsupported-media-type");
        }
    }

    [Theory]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("APPLICATION/JSON")]
    public async Task A_body_in_utf_8_is_read_however_it_says_so(string type)
    {
        foreach (var (route, request) in await Requests())
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(request.Body);
            (await request.Caller.Keyed(null, route.Method, request.Path, Content(body, type))).Is(request.Status);
        }
    }

    // Every route that takes a JSON body, and a good request to it. Import is lines of JSON and has tests of its own.
    private async Task<List<(ServedRoute Route, KeyedRequest Request)>> Requests()
    {
        var requests = new List<(ServedRoute, KeyedRequest)>();
        foreach (var route in AllRoutes.Of(server))
        {
            var takesBody = route.Endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null
                && !route.Pattern.EndsWith("/import", StringComparison.Ordinal);
            if (takesBody || route.Pattern.Contains(AuthZen, StringComparison.Ordinal))
            {
                requests.Add((route, await AllRoutes.Request(route, _world)));
            }
        }

        Assert.True(requests.Count >= 28, $"only {requests.Count} routes take a body");
        return requests;
    }

    // The body with a hole instead of each of its parts, in turn.
    private static IEnumerable<string> Holes(JsonNode root, JsonNode node)
    {
        var parts = node switch
        {
            JsonObject members => members.Select(m => m.Value).ToArray(),
            JsonArray items => [.. items],
            _ => [],
        };
        foreach (var part in parts.OfType<JsonNode>())
        {
            foreach (var deeper in Holes(root, part))
            {
                yield return deeper;
            }

            var hole = JsonValue.Create(Hole);
            part.ReplaceWith(hole);
            yield return root.ToJsonString();
            hole.ReplaceWith(part);
        }
    }

    private static ByteArrayContent Json(byte[] body) => Content(body, "application/json");

    private static ByteArrayContent Content(byte[] body, string? type)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return content;
    }
}
