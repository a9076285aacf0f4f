using System.Text.Json;
using OrleansTenancy.LoadTests.Targets;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Arms;

/// <summary>
/// Questions as Cerbos takes them. What it has to be told about the person and the device is looked up before and costs
/// it nothing.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="server">Where it listens.</param>
internal sealed class CerbosQuestions(LoadWorld world, Uri server)
{
    public HttpExchange Check(Question question)
    {
        var expected = question.Expected[0];
        return new HttpExchange(
            HttpExchange.Post(server, "/api/check/resources", null, Body(question)),
            answer => answer.IndexOf(expected ? "EFFECT_ALLOW"u8 : "EFFECT_DENY"u8) >= 0);
    }

    private byte[] Body(Question question)
    {
        // Somebody from another tenant holds nothing here; Cerbos demands some role.
        var grants = question.HomeTenant == question.Tenant
            ? world.GrantsOf(question.Tenant, question.Home)
            : [];
        string[] roles =
        [
            .. grants.Select(g => g.Groups is null ? g.Role.Value : CerbosPolicy.InGroups(g.Role.Value)).Distinct(),
        ];
        var groups = grants
            .Where(g => g.Groups is not null)
            .GroupBy(g => g.Role.Value)
            .ToDictionary(
                g => g.Key, g => g.SelectMany(held => held.Groups!).Select(n => LoadWorld.Group(n).Value).ToArray());
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            principal = new
            {
                id = question.User.Value, roles = roles.Length == 0 ? ["nobody"] : roles, attr = new { groups },
            },
            resources = new[]
            {
                new
                {
                    actions = new[] { question.Action },
                    resource = new { kind = "device", id = question.Devices[0], attr = DeviceOf(question) },
                },
            },
        });
    }

    private object DeviceOf(Question question)
    {
        var number = int.Parse(
            question.Devices[0].Split('-')[1], System.Globalization.CultureInfo.InvariantCulture);
        string[] path = world.GroupOf(question.Tenant, number) is { } group
            ? [.. world.PathOf(group).Select(g => LoadWorld.Group(g).Value)]
            : [];
        return new { exists = number < world.Spec.DevicesOf(question.Tenant), path };
    }
}
