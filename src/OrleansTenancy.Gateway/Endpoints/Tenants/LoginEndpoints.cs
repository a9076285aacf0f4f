using OrleansTenancy.Contracts.Audit;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Operations;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Tenants;

/// <summary>ID.24: every way into a tenant ends in a login there.</summary>
internal static class LoginEndpoints
{
    // Short, because a token that was given cannot be taken back: what counts is checked with every request.
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/tenants/{tenantId}/login", Login)
            .WithTags("login")
            .WithSummary("A short-lived token for this tenant")
            .Produces<LoginBody>()
            .WithoutKey("each login gives a token of its own, which is not kept");

    private static async Task<IResult> Login(
        TenantId tenantId, Caller caller, IGrainFactory grains, LoginTokens tokens)
    {
        if (caller.Token is { HasFewerScopes: true })
        {
            throw new ProblemException(
                StatusCodes.Status403Forbidden,
                ProblemCodes.Forbidden,
                "a token with fewer scopes than its owner is not exchanged for one with all of them");
        }

        var access = (await grains.Of(caller).Access([tenantId]))[0];
        if (!access.MayEnter)
        {
            // No way in and no such tenant look the same, and why there is no way is not for the person to know (X.7).
            var code = access.Code == DecisionCode.TenantInactive ? access.Code : DecisionCode.NoAccess;
            throw Refused(code);
        }

        var source = access.Source.ToSlug()!;
        var partner = access.Path?.Partner;
        string[] roles = [.. access.Roles.Select(r => r.Role.Value).Distinct()];

        // Before the token: nobody is given one of which the audit trail does not know.
        var trail = grains.Audit(AuditChain.Of(tenantId, access.Uid!.Value));
        if (!await trail.RecordLogin(new LoginAudit(tenantId, caller.User, source, partner, [.. roles])))
        {
            throw Refused(DecisionCode.NoAccess);
        }

        var token = tokens.Issue(tenantId, caller.User, source, partner?.ToString(), roles, Life);
        return Results.Ok(new LoginBody(token, (int)Life.TotalSeconds, source, partner?.ToString(), roles));
    }

    private static ProblemException Refused(DecisionCode code) =>
        new(StatusCodes.Status403Forbidden, code.ToSlug(), "you may not enter this tenant");
}
