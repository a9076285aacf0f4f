using System.Text.Json.Serialization;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Operations;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Access;

/// <summary>One command of one person on many devices or groups.</summary>
internal static class AuthorizeEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/tenants/{tenantId}/authorize", Authorize)
            .WithTags("authorization")
            .WithSummary("Authorize a command on up to 10,000 devices or groups")
            .Produces<AuthorizeReply>()
            .WithoutKey("asks and changes nothing");

    private static async Task<IResult> Authorize(
        TenantId tenantId, AuthorizeBody body, Caller caller, Gate gate, IAccessChecks checks, bool explain = false)
    {
        if (body.Devices is null == body.Groups is null)
        {
            throw ProblemException.Invalid("give either `devices` or `groups`");
        }

        var user = Bodies.UserId(body.UserId, "userId");
        var resources = body.Devices ?? body.Groups!;
        if (resources.Count is 0 or > Limits.BulkResourcesMax)
        {
            throw ProblemException.Invalid($"1 to {Limits.BulkResourcesMax} resources can be asked about at once");
        }

        var knowledge = await gate.DemandEvaluation(caller, tenantId, user);
        var type = body.Devices is null ? ResourceType.Group : ResourceType.Device;
        var reply = await checks.Of(caller, user).AuthorizeBulk(
            new BulkQuery(tenantId, body.Command, type, [.. resources], Explain: explain));
        return Results.Ok(Shown(reply, caller, knowledge));
    }

    private static AuthorizeReply Shown(BulkReply reply, Caller caller, AccessKnowledge knowledge)
    {
        var told = reply.Why is { } why ? ExplainRules.Tell(why, knowledge) : null;
        var bitmap = new byte[(reply.Codes.Length + 7) / 8];
        var denied = new List<DeniedBody>();
        var granted = new List<GrantedBody>();
        for (var i = 0; i < reply.Codes.Length; i++)
        {
            var code = (DecisionCode)reply.Codes[i];
            if (code != DecisionCode.Allowed)
            {
                denied.Add(Denied(i, code, caller, told));
                continue;
            }

            bitmap[i >> 3] |= (byte)(1 << (i & 7));
            if (reply.Roles?[i] is { } role)
            {
                granted.Add(new GrantedBody(i, role.Value));
            }
        }

        return new AuthorizeReply(
            Convert.ToBase64String(bitmap),
            denied,
            reply.Role?.Value,
            reply.Source.ToSlug(),
            told is null
                ? null
                : new ExplainBody(
                    told.Partner?.ToString(), told.Link?.ToString(), VersionsBody.Of(told), granted));
    }

    private static DeniedBody Denied(int index, DecisionCode code, Caller caller, AccessExplanation? told)
    {
        var shown = DecisionWords.CodeFor(code, caller);
        if (told is null)
        {
            return new DeniedBody(index, shown.ToSlug(), null, null, null);
        }

        // Without a path all are stopped alike; with one, the others are stopped by where they lie.
        var hop = told.Code == code ? told.Hop : ExplainRules.HopOf(code);
        return new DeniedBody(
            index, shown.ToSlug(), DecisionWords.ReasonUser(shown), hop.ToSlug(), told.Hint.ToSlug());
    }
}

/// <summary>What is asked.</summary>
public sealed record AuthorizeBody(
    string UserId, string Command, IReadOnlyList<string>? Devices = null, IReadOnlyList<string>? Groups = null);

/// <summary>What is answered: resource i is bit <c>i &amp; 7</c> of byte <c>i &gt;&gt; 3</c>.</summary>
public sealed record AuthorizeReply(
    string Allowed,
    IReadOnlyList<DeniedBody> Denied,
    string? Role,
    string? Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ExplainBody? Explain);

/// <summary>A resource that the command is denied on.</summary>
/// <param name="Index">Its place in the question.</param>
/// <param name="Code">Why.</param>
/// <param name="Reason">With <c>explain</c>: for the person, in words.</param>
/// <param name="Hop">With <c>explain</c>: what stopped them, as far as the caller may know.</param>
/// <param name="Hint">With <c>explain</c>: why there is no path, as far as the caller may know.</param>
public sealed record DeniedBody(
    int Index,
    string Code,
    string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Hop,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Hint);
