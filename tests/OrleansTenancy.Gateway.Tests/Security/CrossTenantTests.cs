using System.Text.Json;
using System.Text.RegularExpressions;
using OrleansTenancy.Gateway.Tests.Contract;
using OrleansTenancy.Gateway.Tests.Rules;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Security;

/// <summary>What is somebody else's looks, to the byte, like what is not there: on every route with a tenant or a partner in it.</summary>
[Collection(HttpTests.Name)]
public sealed partial class CrossTenantTests(DevServer server)
{
    private const string MissingTenant = "no-such-tenant";
    private const string MissingPartner = "5d0f3f4a-6f0e-4d5c-9a55-1c2f3a9d7e10";
    private const string Somebody = "somebody";

    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task V1_V2_V10_to_a_stranger_what_there_is_looks_like_what_there_is_not_on_every_route()
    {
        var stranger = HttpWorld.New("stranger");
        foreach (var (route, path, body) in await Probes())
        {
            var there = await Send(stranger, route, path, body);
            var missing = await Send(stranger, route, Put(route, path, MissingPartner, MissingTenant), body);

            Assert.True(there.Status is 403 or 404, $"{route.Name}: {there.Status} {there.Text}");
            Assert.Equal(Seen(missing), Seen(there));
        }
    }

    [Fact]
    public async Task V2_V10_to_a_partner_somebody_elses_tenant_looks_like_none_on_every_route()
    {
        var chief = HttpWorld.New("chief");
        var own = await _world.CreatePartner(chief);
        foreach (var (route, path, body) in await Probes())
        {
            if (!route.Pattern.Contains("{partnerId}", StringComparison.Ordinal) || !route.Pattern.Contains("{tenantId}", StringComparison.Ordinal))
            {
                continue;
            }

            var there = await Send(chief, route, Put(route, path, own, null), body);
            var missing = await Send(chief, route, Put(route, path, own, MissingTenant), body);

            Assert.True(there.Status == 404, $"{route.Name}: {there.Status} {there.Text}");
            Assert.Equal(Seen(missing), Seen(there));
        }
    }

    [Fact]
    public async Task V1_V10_asking_about_oneself_tells_nothing_of_a_tenant_that_one_cannot_enter()
    {
        var stranger = HttpWorld.New("stranger");
        foreach (var (route, path, body) in await Probes())
        {
            if (body.Contains($"\"{Somebody}\"", StringComparison.Ordinal))
            {
                var aboutMe = body.Replace(Somebody, stranger, StringComparison.Ordinal);
                var there = (await Send(stranger, route, path, aboutMe)).Is(200);
                var missing = await Send(stranger, route, Put(route, path, null, MissingTenant), aboutMe);
                Assert.Equal(Seen(missing), Seen(there));
            }
        }
    }

    [Fact]
    public async Task V1_V10_what_is_in_another_tenant_is_not_in_this_one()
    {
        var (here, there) = (await Sides.Linked(_world), await Sides.Linked(_world));
        await _world.Group(there.Tenant, there.Owner, "g-there");
        await _world.Device(there.Tenant, there.Owner, "d-there", "g-there");
        (await there.AsOwner.Post($"/v1/tenants/{there.Tenant}/roles", new { roleId = "r-there", name = "There" })).Is(201);
        (await _world.Grant(there.Tenant, there.Owner, "u-there", "r-there")).Is(200);
        var invitations = $"/v1/tenants/{there.Tenant}/invitations";
        var invited = (await there.AsOwner.Post(invitations, new { email = Invitations.Mailbox.NewAddress() })).Is(201).Member("invitationId")!;
        (string Method, string Path, string Body, string Id, string Missing)[] probes =
        [
            ("GET", "devices/@", "", "d-there", "d-none"), ("PATCH", "devices/@", """{"alias":"x"}""", "d-there", "d-none"),
            ("DELETE", "devices/@", "", "d-there", "d-none"), ("PATCH", "groups/@", """{"name":"x"}""", "g-there", "g-none"),
            ("DELETE", "groups/@", "", "g-there", "g-none"), ("PUT", "devices/new", """{"groupId":"@"}""", "g-there", "g-none"),
            ("GET", "roles/@", "", "r-there", "r-none"), ("PUT", "roles/@", """{"name":"x"}""", "r-there", "r-none"),
            ("DELETE", "roles/@", "", "r-there", "r-none"), ("GET", "users/@", "", "u-there", "u-none"),
            ("DELETE", "users/@", "", "u-there", "u-none"), ("PUT", "users/new", """{"roles":[{"roleId":"@"}]}""", "r-there", "r-none"),
            ("DELETE", "invitations/@", "", invited, MissingPartner), ("POST", "invitations/@/resend", "", invited, MissingPartner),
            ("POST", "authorize?explain=true", """{"userId":"u","command":"REBOOT","devices":["@"]}""", "d-there", "d-none"),
            ("POST", "authorize?explain=true", """{"userId":"u","command":"REBOOT","groups":["@"]}""", "g-there", "g-none"),
        ];
        foreach (var (method, path, body, id, none) in probes)
        {
            var foreign = await Probe(id);
            Assert.Equal(Seen(await Probe(none)).Replace(none, id, StringComparison.Ordinal), Seen(foreign));

            Task<Answer> Probe(string name) => here.AsOwner.Raw(
                new HttpMethod(method),
                $"/v1/tenants/{here.Tenant}/{path.Replace("@", name, StringComparison.Ordinal)}",
                body.Replace("@", name, StringComparison.Ordinal),
                "application/json");
        }

        Assert.Equal("d-there", Assert.Single((await there.AsOwner.Get($"/v1/tenants/{there.Tenant}/devices")).Items).GetProperty("deviceId").GetString());
        Assert.Single((await there.AsOwner.Get(invitations)).Items);
    }

    // Good requests to every route that names a tenant or a partner, to ones that are there.
    private async Task<List<(ServedRoute Route, string Path, string Body)>> Probes()
    {
        var sides = await Sides.Linked(_world);
        await _world.Group(sides.Tenant, sides.Owner, "g");
        await _world.Device(sides.Tenant, sides.Owner, "d", "g");
        var probes = new List<(ServedRoute, string, string)>();
        foreach (var route in AllRoutes.Of(server).Where(r => !r.IsOpen && Named().IsMatch(r.Pattern)))
        {
            var isKnown = Idempotency.WriteRoutes.All.ContainsKey(route.Name) || AskRoutes.All.ContainsKey(route.Name);
            if (isKnown)
            {
                var request = await AllRoutes.Request(route, _world);
                probes.Add((route, request.Path, request.Body is null ? string.Empty : JsonSerializer.Serialize(request.Body)));
            }
            else
            {
                probes.Add((route, Fill(route.Pattern, sides), string.Empty));
            }
        }

        Assert.True(probes.Count > 50, $"only {probes.Count} routes");
        return probes;
    }

    private static string Fill(string pattern, Sides sides) => Parameter().Replace(pattern, p => p.Value switch
    {
        "{partnerId}" => sides.Partner,
        "{tenantId}" => sides.Tenant,
        "{userId}" => sides.Owner,
        "{roleId}" => "partner",
        "{groupId}" => "g",
        "{deviceId}" => "d",
        _ => throw new InvalidOperationException($"no value for {p.Value} in {pattern}"),
    });

    // The path with another partner, another tenant, or both; null: the one that is there.
    private static string Put(ServedRoute route, string path, string? partner, string? tenant)
    {
        var segments = path.Split('/').Zip(route.Pattern.Split('/'), (value, name) => name switch
        {
            "{partnerId}" => partner ?? value,
            "{tenantId}" => tenant ?? value,
            _ => value,
        });
        return string.Join('/', segments);
    }

    private Task<Answer> Send(string user, ServedRoute route, string path, string body)
    {
        var type = route.Pattern.EndsWith("/import", StringComparison.Ordinal) ? "application/x-ndjson" : "application/json";
        return _world.As(user).Raw(route.Method, path, body, type);
    }

    private static string Seen(Answer answer) =>
        $"{answer.Status} {answer.MediaType} {answer.ETag} {answer.Location} {Trace().Replace(answer.Text, string.Empty)}";

    [GeneratedRegex(@"\{(tenantId|partnerId)\}")]
    private static partial Regex Named();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex Trace();
}
