using OrleansTenancy.Contracts.Portal;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Endpoints.Partners;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Portal;

/// <summary>The portal of a customer tenant, as its provider decides about it (SC.7, SC.12-15, SC.28-30).</summary>
internal static class PortalEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var tenant = routes.MapGroup("/v1/partners/{partnerId}/tenants/{tenantId}").WithTags("portal");
        tenant.MapGet("/portal", GetPortal).WithSummary("Whether the portal is open").Produces<PortalBody>();
        tenant.MapPut("/portal", PutPortal).WithSummary("Open or close the portal").Produces<PortalBody>();
        tenant.MapGet("/information-level", GetLevel)
            .WithSummary("What is shown to the customer").Produces<InformationLevelBody>();
        tenant.MapPut("/information-level", PutLevel)
            .WithSummary("Set what is shown to the customer").Produces<InformationLevelBody>();
    }

    private static async Task<IResult> GetPortal(
        PartnerId partnerId, TenantId tenantId, Caller caller, Gate gate, IGrainFactory grains) =>
        Results.Ok(PortalBodies.Shown(await View(partnerId, tenantId, caller, gate, grains)));

    private static async Task<IResult> PutPortal(
        PartnerId partnerId,
        TenantId tenantId,
        SwitchPortalBody body,
        Caller caller,
        Gate gate,
        IGrainFactory grains)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        await PartnerTenantEndpoints.LinkTo(partnerId, tenantId, grains);
        var view = await grains.Portal(tenantId).SetPortal(
            new SetPortalCommand(caller.Context, partnerId, body.Active)).OrProblem();
        return Results.Ok(PortalBodies.Shown(view));
    }

    private static async Task<IResult> GetLevel(
        PartnerId partnerId, TenantId tenantId, Caller caller, Gate gate, IGrainFactory grains) =>
        Results.Ok(PortalBodies.Shown((await View(partnerId, tenantId, caller, gate, grains)).Level));

    private static async Task<IResult> PutLevel(
        PartnerId partnerId,
        TenantId tenantId,
        InformationLevelBody body,
        Caller caller,
        Gate gate,
        IGrainFactory grains)
    {
        await gate.DemandPartnerAdmin(caller, partnerId);
        await PartnerTenantEndpoints.LinkTo(partnerId, tenantId, grains);
        var view = await grains.Portal(tenantId).SetInformationLevel(new SetInformationLevelCommand(
            caller.Context, partnerId, PortalBodies.Read(body))).OrProblem();
        return Results.Ok(PortalBodies.Shown(view.Level));
    }

    private static async Task<TenantView> View(
        PartnerId partner, TenantId tenant, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.DemandPartnerAdmin(caller, partner);
        await PartnerTenantEndpoints.LiveLinkTo(partner, tenant, grains);
        return await grains.TenantReads(tenant).View() ?? throw Gate.TenantUnknown();
    }
}
