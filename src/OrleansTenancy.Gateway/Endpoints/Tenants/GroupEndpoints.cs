using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Paging;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Tenants;

/// <summary>The groups of a tenant.</summary>
internal static class GroupEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var groups = routes.MapGroup("/v1/tenants/{tenantId}/groups").WithTags("groups");
        groups.MapGet("", List).WithSummary("List groups").Produces<Page<GroupBody>>();
        groups.MapPost("", Create).WithSummary("Create a group").Produces<GroupBody>(201);
        groups.MapPatch("/{groupId}", Change).WithSummary("Rename or move a group").Produces<GroupBody>();
        groups.MapDelete("/{groupId}", Delete).WithSummary("Delete an empty group").Produces(204);
    }

    // Whoever holds roles for groups sees these groups and what is below them.
    private static async Task<IResult> List(
        TenantId tenantId, Caller caller, PageQuery page, Gate gate, IGrainFactory grains, IAccessChecks checks)
    {
        await gate.Enter(caller, tenantId);
        var groups = await grains.TenantReads(tenantId).Groups();
        var seen = await checks.Of(caller).AuthorizeBulk(
            new BulkQuery(tenantId, "read:group", ResourceType.Group, [.. groups.Select(g => g.Id.Value)]));
        var visible = groups.Where((_, i) => seen.Codes[i] == (byte)DecisionCode.Allowed).Select(Shown);
        return Results.Ok(page.Of(visible, g => g.GroupId));
    }

    private static async Task<IResult> Create(
        TenantId tenantId, CreateGroupBody body, Caller caller, Gate gate, IGrainFactory grains)
    {
        var parent = Bodies.OptionalGroupId(body.ParentId, "parentId");
        await DemandAt(gate, caller, tenantId, "create:group", parent);
        var group = await grains.Tenant(tenantId).CreateGroup(new WriteGroupCommand(
            caller.Context, Bodies.OptionalGroupId(body.GroupId, "groupId"), body.Name, false, parent)).OrProblem();
        return Results.Created($"/v1/tenants/{tenantId}/groups/{group.Id}", Shown(group));
    }

    private static async Task<IResult> Change(
        TenantId tenantId, GroupId groupId, ChangeGroupBody body, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, "update:group", ResourceType.Group, groupId.Value);
        var parent = Bodies.OptionalGroupId(body.ParentId.Value, "parentId");
        if (body.ParentId.IsSet)
        {
            // What is moved comes under other people's roles, so both ends take the scope.
            await DemandAt(gate, caller, tenantId, "update:group", parent);
        }

        var group = await grains.Tenant(tenantId).UpdateGroup(
            new WriteGroupCommand(caller.Context, groupId, body.Name, body.ParentId.IsSet, parent)).OrProblem();
        return Results.Ok(Shown(group));
    }

    private static async Task<IResult> Delete(
        TenantId tenantId, GroupId groupId, Caller caller, Gate gate, IGrainFactory grains)
    {
        await gate.Demand(caller, tenantId, "delete:group", ResourceType.Group, groupId.Value);
        await grains.Tenant(tenantId).DeleteGroup(new DeleteGroupCommand(caller.Context, groupId)).OrProblem();
        return Results.NoContent();
    }

    /// <summary>A scope for a group, or for the tenant where there is none.</summary>
    internal static Task<TenantAccess> DemandAt(
        Gate gate, Caller caller, TenantId tenant, string scope, GroupId? group) =>
        group is { } id
            ? gate.Demand(caller, tenant, scope, ResourceType.Group, id.Value)
            : gate.Demand(caller, tenant, scope);

    private static GroupBody Shown(GroupView group) => new(group.Id.Value, group.Name, group.Parent?.Value);
}
