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

        await gate.DemandEvaluation(caller, tenantId, user);
        var type = body.Devices is null ? ResourceType.Group : ResourceType.Device;
        var reply = await checks.Of(caller, user).AuthorizeBulk(
            new BulkQuery(tenantId, body.Command, type, [.. resources]));
        return Results.Ok(Shown(reply, caller, explain));
    }

    private static AuthorizeReply Shown(BulkReply reply, Caller caller, bool explain)
    {
        var bitmap = new byte[(reply.Codes.Length + 7) / 8];
        var denied = new List<DeniedBody>();
        for (var i = 0; i < reply.Codes.Length; i++)
        {
            var code = (DecisionCode)reply.Codes[i];
            if (code == DecisionCode.Allowed)
            {
                bitmap[i >> 3] |= (byte)(1 << (i & 7));
            }
            else
            {
                var shown = DecisionWords.CodeFor(code, caller);
                var reason = explain ? DecisionWords.ReasonUser(shown, reply.Hint) : null;
                denied.Add(new DeniedBody(i, shown.ToSlug(), reason));
            }
        }

        return new AuthorizeReply(
            Convert.ToBase64String(bitmap), denied, reply.Role?.Value, reply.Source.ToSlug());
    }
}

/// <summary>What is asked.</summary>
public sealed record AuthorizeBody(
    string UserId, string Command, IReadOnlyList<string>? Devices = null, IReadOnlyList<string>? Groups = null);

/// <summary>What is answered: resource i is bit <c>i &amp; 7</c> of byte <c>i &gt;&gt; 3</c>.</summary>
public sealed record AuthorizeReply(string Allowed, IReadOnlyList<DeniedBody> Denied, string? Role, string? Source);

/// <summary>A resource that the command is denied on.</summary>
public sealed record DeniedBody(int Index, string Code, string? Reason);
