using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Json;
using OrleansTenancy.Gateway.Paging;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Tenants;

/// <summary>The roles of a tenant (E1.34, E2).</summary>
internal static class RoleEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var roles = routes.MapGroup("/v1/tenants/{tenantId}/roles").WithTags("roles");
        roles.MapGet("", List).WithSummary("List roles").Produces<Page<RoleBody>>();
        roles.MapPost("", Create).WithSummary("Create a role").Produces<RoleBody>(201);
        roles.MapGet("/{roleId}", Get).WithSummary("A role").Produces<RoleBody>();
        roles.MapPut("/{roleId}", Update).WithSummary("Change a role").Produces<RoleBody>();
        roles.MapDelete("/{roleId}", Delete).WithSummary("Delete a role").Produces(204);
    }

    private static async Task<IResult> List(
        TenantId tenantId, Caller caller, PageQuery page, Gate gate, IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, "read:role");
        var roles = await grains.TenantReads(tenantId).Roles();
        return Results.Ok(page.Of(roles.Select(Shown), r => r.RoleId));
    }

    private static async Task<IResult> Get(
        TenantId tenantId, RoleId roleId, Caller caller, HttpResponse response, Gate gate, IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, "read:role");
        var roles = await grains.TenantReads(tenantId).Roles();
        var role = roles.FirstOrDefault(r => r.Id == roleId)
            ?? throw ProblemException.From(new Refusal(RefusalCodes.RoleUnknown, $"there is no role `{roleId}`"));
        ETags.Set(response, role.Version);
        return Results.Ok(Shown(role));
    }

    private static async Task<IResult> Create(
        TenantId tenantId, WriteRoleBody body, Caller caller, HttpResponse response, Gate gate, IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, "create:role");
        RoleId? id = body.RoleId is null ? null : Bodies.RoleId(body.RoleId);
        var role = await grains.Tenant(tenantId).CreateRole(new WriteRoleCommand(
            caller.Context,
            id,
            body.Name,
            Bodies.Array(body.Scopes),
            Bodies.Array(body.Features),
            body.WithoutDefaults,
            null)).OrProblem();
        ETags.Set(response, role.Version);
        return Results.Created($"/v1/tenants/{tenantId}/roles/{role.Id}", Shown(role));
    }

    private static async Task<IResult> Update(
        TenantId tenantId,
        RoleId roleId,
        WriteRoleBody body,
        Caller caller,
        HttpContext http,
        Gate gate,
        IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, "update:role");
        if (body.RoleId is { } id && id != roleId.Value)
        {
            throw ProblemException.Invalid("`roleId` is another one than in the path; a role keeps its id");
        }

        var role = await grains.Tenant(tenantId).UpdateRole(new WriteRoleCommand(
            caller.Context,
            roleId,
            body.Name,
            Bodies.Array(body.Scopes),
            Bodies.Array(body.Features),
            body.WithoutDefaults,
            ETags.Expected(http.Request))).OrProblem();
        ETags.Set(http.Response, role.Version);
        return Results.Ok(Shown(role));
    }

    private static async Task<IResult> Delete(
        TenantId tenantId, RoleId roleId, Caller caller, HttpRequest request, Gate gate, IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, "delete:role");
        await grains.Tenant(tenantId).DeleteRole(
            new DeleteRoleCommand(caller.Context, roleId, ETags.Expected(request))).OrProblem();
        return Results.NoContent();
    }

    private static RoleBody Shown(RoleView role) =>
        new(role.Id.Value, role.Name, Words.Of(role.Kind), role.Scopes);
}
