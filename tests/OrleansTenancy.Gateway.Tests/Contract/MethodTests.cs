using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Contract;

/// <summary>Methods that a route does not take, on every route.</summary>
[Collection(HttpTests.Name)]
public sealed partial class MethodTests(DevServer server)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO"];

    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task A_method_that_a_route_does_not_take_is_405_and_says_which_it_takes_or_401_without_a_token()
    {
        foreach (var routes in AllRoutes.Of(server).GroupBy(r => r.Pattern))
        {
            var path = Parameter().Replace(routes.Key, "5d0f3f4a-6f0e-4d5c-9a55-1c2f3a9d7e10");
            var allowed = routes.Select(r => r.Method.Method).ToHashSet();

            // A word in a path can be a value where another route has a parameter: `devices/import` and `devices/{id}`.
            allowed.UnionWith(AllRoutes.Of(server).Where(r => Covers(r.Endpoint.RoutePattern, path)).Select(r => r.Method.Method));
            foreach (var method in Methods.Except(allowed))
            {
                var answer = (await _world.As("somebody").Raw(new HttpMethod(method), path, string.Empty, "text/plain"))
                    .IsProblem(405, "method-not-allowed");
                Assert.Equal(string.Join(' ', allowed.Order()), answer.Allow);
                var anonymous = await server.Anonymous().Raw(new HttpMethod(method), path, string.Empty, "text/plain");
                Assert.True(anonymous.Status is 401 or 405, $"{method} {path}: {anonymous.Status}");
                anonymous.IsProblem(anonymous.Status, anonymous.Code!);
            }
        }
    }

    private static bool Covers(RoutePattern pattern, string path)
    {
        var values = new RouteValueDictionary();
        return new Microsoft.AspNetCore.Routing.Template.TemplateMatcher(
            Microsoft.AspNetCore.Routing.Template.TemplateParser.Parse(pattern.RawText!.Trim('/')), []).TryMatch(path, values);
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
