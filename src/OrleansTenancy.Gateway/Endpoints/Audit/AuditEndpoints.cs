using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Paging;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Audit;

/// <summary>The audit trails of partners, tenants and people, to be read (X.9).</summary>
internal static class AuditEndpoints
{
    // The catalogue has no scope of its own for this; who may see everybody in the tenant may see what they did.
    private const string TenantScope = "read:user";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/partners/{partnerId}/audit", OfPartner)
            .WithTags("audit").WithSummary("A partner's audit trail").Produces<Page<AuditBody>>();
        routes.MapGet("/v1/tenants/{tenantId}/audit", OfTenant)
            .WithTags("audit").WithSummary("A tenant's audit trail").Produces<Page<AuditBody>>();
        routes.MapGet("/v1/me/audit", OfCaller)
            .WithTags("audit").WithSummary("What I did with my access tokens").Produces<Page<AuditBody>>();
    }

    private static async Task<IResult> OfPartner(
        PartnerId partnerId, Caller caller, PageQuery page, Gate gate, IGrainFactory grains, long after = 0)
    {
        if (caller.Role != CallerRole.Operator)
        {
            await gate.DemandPartnerAdmin(caller, partnerId);
        }
        else if (await grains.PartnerReads(partnerId).View() is null)
        {
            throw Gate.PartnerUnknown();
        }

        return await List(AuditChain.Of(partnerId), page, grains, after);
    }

    private static async Task<IResult> OfTenant(
        TenantId tenantId, Caller caller, PageQuery page, Gate gate, IGrainFactory grains, long after = 0)
    {
        if (caller.Role != CallerRole.Operator)
        {
            var access = await gate.Demand(caller, tenantId, TenantScope);
            return await List(AuditChain.Of(tenantId, access.Uid!.Value), page, grains, after);
        }

        // Of a deleted tenant too: that it was deleted stands there, and nowhere else.
        var chain = await grains.TenantReads(tenantId).View() is { } view
            ? AuditChain.Of(tenantId, view.Uid)
            : await grains.Audit(AuditChain.LivesOf(tenantId)).LastLife() ?? throw Gate.TenantUnknown();
        return await List(chain, page, grains, after);
    }

    private static async Task<IResult> OfCaller(Caller caller, PageQuery page, IGrainFactory grains, long after = 0)
    {
        Gate.DemandPerson(caller);
        return caller.Token is null
            ? await List(AuditChain.Of(caller.User), page, grains, after)
            : throw new ProblemException(
                StatusCodes.Status403Forbidden,
                ProblemCodes.Forbidden,
                "what became of tokens is read by a person who has logged in, not by a token");
    }

    private static async Task<IResult> List(string chain, PageQuery page, IGrainFactory grains, long after) =>
        Results.Ok(await page.Of(
            after,
            async (from, limit) => (IReadOnlyList<AuditRecord>)await grains.Audit(chain).Read(from, limit),
            record => record.Sequence,
            AuditBody.Of));
}
