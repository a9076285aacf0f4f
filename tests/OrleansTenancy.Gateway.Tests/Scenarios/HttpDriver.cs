using System.Text.Json;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Scenarios;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Scenarios;

/// <summary>Plays a scenario over HTTP.</summary>
internal sealed class HttpDriver : IScenarioDriver
{
    private readonly ScenarioServer _server;
    private readonly HttpCommands _commands;
    private readonly Api _operator;
    private readonly Api _gateway;
    private readonly DateTimeOffset _begin;

    public HttpDriver(ScenarioServer server)
    {
        _server = server;
        _operator = server.As("operator", "operator");
        _gateway = server.As("gateway", "service");

        // A whole second, so that a millisecond before an end is before it; never back, for other scenarios were here.
        var now = server.Clock.GetUtcNow();
        _begin = now.AddTicks(TimeSpan.TicksPerSecond - (now.Ticks % TimeSpan.TicksPerSecond));
        SetClock(TimeSpan.Zero);
        _commands = new HttpCommands(server, _begin);
    }

    public void SetClock(TimeSpan sinceBegin) => _server.Clock.StopAt(_begin + sinceBegin);

    public async Task<string?> Do(ScenarioCommand command)
    {
        var answer = await _commands.Do(command);
        Assert.True(answer.Status < 500, answer.Text);
        return answer.Code;
    }

    public async Task<ScenarioAnswer> Ask(ScenarioQuestion question)
    {
        var tenant = _commands.Tenant(question.Tenant);
        var resource = question.Resource ?? tenant;
        var answer = await _operator.Ask(tenant, question.User, question.Action, question.Type, resource);
        var code = answer.DecisionCode!;
        var context = answer.Json.GetProperty("context");
        var hint = HintOf(context);
        Assert.Equal(code == DecisionCode.Allowed.ToSlug(), answer.Decision);
        await AssertToldAlike(question, tenant, resource, code);
        if (question.Type is "device" or "group")
        {
            await AssertBulkAlike(question, tenant, resource, code, hint);
        }

        return answer.Decision
            ? new ScenarioAnswer(code, context.GetProperty("role").GetString(), await PartnerOf(question.User, tenant), null)
            : new ScenarioAnswer(code, null, null, hint);
    }

    // Person and gateway hear the same, but for why there is no access (X.7); to a person a tenant that is not there looks
    // like one that cannot be entered.
    private async Task AssertToldAlike(ScenarioQuestion question, string tenant, string resource, string code)
    {
        var own = await _server.As(question.User).Ask(tenant, question.User, question.Action, question.Type, resource);
        Assert.Equal(code == DecisionCode.TenantUnknown.ToSlug() ? DecisionCode.NoAccess.ToSlug() : code, own.DecisionCode);
        var foreign = await _gateway.Ask(tenant, question.User, question.Action, question.Type, resource);
        Assert.Equal(code, foreign.DecisionCode);
        Assert.All([own, foreign], a => Assert.Null(HintOf(a.Json.GetProperty("context"))));
    }

    private static string? HintOf(JsonElement element) =>
        element.TryGetProperty("hint", out var hint) ? hint.GetString() : null;

    private async Task AssertBulkAlike(ScenarioQuestion question, string tenant, string resource, string code, string? hint)
    {
        string[]? devices = question.Type == "device" ? [resource] : null;
        string[]? groups = question.Type == "group" ? [resource] : null;
        var bulk = await _operator.Post(
            $"/v1/tenants/{tenant}/authorize?explain=true",
            new { userId = question.User, command = question.Action, devices, groups });
        var denied = bulk.Is(200).Json.GetProperty("denied").EnumerateArray().ToArray();
        Assert.Equal(code == DecisionCode.Allowed.ToSlug() ? "AQ==" : "AA==", bulk.Member("allowed"));
        Assert.Equal(
            code == DecisionCode.Allowed.ToSlug() ? [] : [(code, hint)],
            denied.Select(d => (d.GetProperty("code").GetString(), HintOf(d))));
    }

    // ID.24: whoever may do something in a tenant can log in there, and the login says on whose way.
    private async Task<string?> PartnerOf(string user, string tenant)
    {
        var login = (await _server.As(user).Post($"/v1/tenants/{tenant}/login")).Is(200);
        var partner = login.Json.GetProperty("partnerId");
        return partner.ValueKind == JsonValueKind.Null ? null : _commands.NameOf(partner.GetString()!);
    }
}
