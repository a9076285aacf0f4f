using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Tenants;

/// <summary>Instances of resource types that a deployment adds (X.4).</summary>
internal static class ResourceEndpoints
{
    // Whoever may make such things may say where they lie; deployments call that by one of these names.
    private static readonly string[] Verbs = ["create", "write", "update"];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/v1/tenants/{tenantId}/resources/{type}/{resourceId}", Put)
            .WithTags("resources")
            .WithSummary("Register a resource of another type")
            .Produces<ResourceBody>();

    private static async Task<IResult> Put(
        TenantId tenantId,
        string type,
        ResourceId resourceId,
        PutResourceBody body,
        Caller caller,
        Gate gate,
        IGrainFactory grains,
        IAccessChecks checks)
    {
        if (!ResourceId.TryParse(type, out _) || ResourceType.Fixed.Contains(type))
        {
            throw ProblemException.Invalid("resources of this type are registered by a route of their own");
        }

        var access = await gate.Enter(caller, tenantId);
        var group = Bodies.OptionalGroupId(body.GroupId, "groupId");
        await Demand(caller, tenantId, type, group, gate, checks);
        var shard = grains.Shard(tenantId, access.Uid!.Value, type, resourceId.Value);
        var resource = await shard.Put(new PutResourceCommand(
            caller.Context, type, resourceId.Value, group, null, [])).OrProblem();
        return Results.Ok(new ResourceBody(resource.Type, resource.Id, resource.Group?.Value));
    }

    private static async Task Demand(
        Caller caller, TenantId tenant, string type, GroupId? group, Gate gate, IAccessChecks checks)
    {
        foreach (var verb in Verbs)
        {
            var scope = string.Join(':', verb, type);
            var known = await checks.Of(caller).Authorize(new(tenant, scope, ResourceType.Tenant, tenant.Value));
            if (known.Code != DecisionCode.ScopeUnknown)
            {
                await GroupEndpoints.DemandAt(gate, caller, tenant, scope, group);
                return;
            }
        }

        throw ProblemException.Invalid($"`{type}` is no resource type that can be registered");
    }
}
