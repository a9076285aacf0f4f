using System.Text.Json;
using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Endpoints.Portal;
using OrleansTenancy.Gateway.Paging;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Tenants;

/// <summary>Tenants: the operator's routes, and the tenant itself.</summary>
internal static class TenantEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var tenants = routes.MapGroup("/v1/tenants").WithTags("tenants");
        tenants.MapPost("", Create).WithSummary("Create a tenant (operator)").Produces<TenantBody>(201);
        tenants.MapGet("", List).WithSummary("List tenants (operator)").Produces<Page<TenantItem>>();
        tenants.MapDelete("/{tenantId}", Delete).WithSummary("Delete a tenant (operator)").Produces(202);
        tenants.MapPost("/{tenantId}/link/clear-rejection", ClearRejection)
            .WithSummary("Clear rejections (operator)").Produces(204);
        tenants.MapGet("/{tenantId}", Get).WithSummary("A tenant").Produces<TenantBody>();
        tenants.MapPatch("/{tenantId}", Change).WithSummary("Change a tenant").Produces<TenantBody>();
    }

    /// <summary>A tenant as it is answered.</summary>
    internal static TenantBody Shown(TenantView view, long devices) =>
        new(
            view.Id.Value,
            view.DisplayName,
            view.State == TenantState.Active ? "active" : "deleted",
            view.PortalActive,
            devices,
            null,
            PortalBodies.Shown(view.Level));

    private static async Task<IResult> Create(CreateTenantBody body, Caller caller, IGrainFactory grains)
    {
        Gate.DemandOperator(caller);
        var tenant = Bodies.TenantId(body.TenantId);
        var view = await grains.Tenant(tenant).Create(new CreateTenantCommand(
            caller.Context, body.DisplayName, Bodies.UserId(body.AdminUserId, "adminUserId"), null)).OrProblem();
        return Results.Created($"/v1/tenants/{tenant}", Shown(view, 0));
    }

    private static async Task<IResult> List(
        Caller caller, PageQuery page, IGrainFactory grains, string? state = null, string? q = null)
    {
        Gate.DemandOperator(caller);
        PageQuery.DemandState(state, "active", "deleted");
        return Results.Ok(await page.Of(
            grains.Directory(DirectoryKey.Tenants),
            state,
            q,
            item =>
            {
                var entry = JsonSerializer.Deserialize(item.Entry!, DirectoryEntries.Default.TenantEntry)!;
                return new TenantItem(item.Key, entry.DisplayName, entry.State, entry.OwnerPartner);
            }));
    }

    private static async Task<IResult> Delete(TenantId tenantId, Caller caller, IGrainFactory grains)
    {
        Gate.DemandOperator(caller);
        await grains.Tenant(tenantId).Delete(new DeleteTenantCommand(caller.Context, null)).OrProblem();
        return Results.Accepted();
    }

    private static async Task<IResult> ClearRejection(TenantId tenantId, Caller caller, IGrainFactory grains)
    {
        Gate.DemandOperator(caller);
        await grains.Tenant(tenantId).ClearRejection(caller.Context).OrProblem();
        return Results.NoContent();
    }

    private static async Task<IResult> Get(TenantId tenantId, Caller caller, Gate gate, IGrainFactory grains)
    {
        if (caller.Role != CallerRole.Operator)
        {
            await gate.Enter(caller, tenantId);
        }

        var view = await grains.TenantReads(tenantId).View() ?? throw Gate.TenantUnknown();
        return Results.Ok(Shown(view, await grains.Fleet(tenantId, view.Uid).Count(ResourceType.Device)));
    }

    private static async Task<IResult> Change(
        TenantId tenantId, ChangeTenantBody body, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, "update:tenant");
        var view = await grains.Tenant(tenantId).Rename(
            new RenameTenantCommand(caller.Context, body.DisplayName)).OrProblem();
        return Results.Ok(Shown(view, await grains.Fleet(tenantId, view.Uid).Count(ResourceType.Device)));
    }
}
