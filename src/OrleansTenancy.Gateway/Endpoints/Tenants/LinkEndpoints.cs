using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Json;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Tenants;

/// <summary>The tenant's side of linking (E1.14-17, E1.22, E1.23, E2.30, X.8).</summary>
internal static class LinkEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var link = routes.MapGroup("/v1/tenants/{tenantId}/link").WithTags("link");
        link.MapPost("", Request).WithSummary("Ask a partner for a link").Produces<LinkBody>(202);
        link.MapGet("", Get).WithSummary("The state of the link").Produces<LinkBody>();
        link.MapDelete("", End).WithSummary("Withdraw the request or end the link").Produces(204);
    }

    /// <summary>A link as it is answered.</summary>
    internal static async Task<LinkBody> Shown(LinkView view, IGrainFactory grains)
    {
        if (view.Link is not { } link)
        {
            return new LinkBody(Words.Of(view.State), null, null, null, null, null, null, null, null, null, null);
        }

        var partner = await grains.PartnerReads(link.Partner).View();
        return new LinkBody(
            Words.Of(view.State),
            link.Partner.ToString(),
            partner?.Name,
            link.RequestedBy.Value,
            link.RequestedAt,
            link.DecidedBy?.Value,
            link.DecidedAt,
            link.Reason,
            link.NotBefore,
            link.ExpiresAt,
            MessageOf(view.State),
            link.TermsVersion);
    }

    private static async Task<IResult> Request(
        TenantId tenantId, RequestLinkBody body, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, "create:partner_tenant");
        if (!PartnerId.TryParse(body.PartnerId, out var partner))
        {
            throw new ProblemException(
                StatusCodes.Status400BadRequest, ProblemCodes.InvalidId, "`partnerId` is no partner id");
        }

        // The terms come first: without them nothing is looked up (E1.16).
        if (body.AcceptTermsOfService && await grains.PartnerReads(partner).View() is null)
        {
            throw Gate.PartnerUnknown();
        }

        var view = await grains.Tenant(tenantId).RequestLink(new RequestLinkCommand(
            caller.Context,
            partner,
            body.AcceptTermsOfService,
            body.TermsVersion,
            body.ExpiresAt,
            Bodies.Array(body.Scopes),
            body.NotBefore)).OrProblem();
        return Results.Accepted($"/v1/tenants/{tenantId}/link", await Shown(view, grains));
    }

    private static async Task<IResult> Get(TenantId tenantId, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, "read:partner_tenant");
        return Results.Ok(await Shown(await grains.TenantReads(tenantId).Link(null), grains));
    }

    private static async Task<IResult> End(TenantId tenantId, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, "create:partner_tenant");
        await grains.Tenant(tenantId).EndLink(new EndLinkCommand(caller.Context, null)).OrProblem();
        return Results.NoContent();
    }

    // E1.22, E1.23: what the tenant's people are told.
    private static string? MessageOf(LinkState state) => state switch
    {
        LinkState.Pending => "The partner has not answered yet.",
        LinkState.Linked => "The partner has accepted.",
        LinkState.Rejected => "The partner has rejected the request. This tenant cannot be linked.",
        LinkState.Ended => "The link has ended.",
        _ => null,
    };
}
