using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Paging;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Tenants;

/// <summary>The devices of a tenant.</summary>
internal static class DeviceEndpoints
{
    internal const string RegisterScope = "provision:device";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var devices = routes.MapGroup("/v1/tenants/{tenantId}/devices").WithTags("devices");
        devices.MapGet("", List).WithSummary("List devices").Produces<Page<DeviceBody>>();
        devices.MapPut("/{deviceId}", Put).WithSummary("Register or replace a device").Produces<DeviceBody>();
        devices.MapGet("/{deviceId}", Get).WithSummary("A device").Produces<DeviceBody>();
        devices.MapPatch("/{deviceId}", Patch).WithSummary("Move or rename a device").Produces<DeviceBody>();
        devices.MapDelete("/{deviceId}", Delete).WithSummary("Remove a device").Produces(204);
    }

    private static async Task<IResult> List(
        TenantId tenantId, Caller caller, PageQuery page, Gate gate, IGrainFactory grains, IAccessChecks checks)
    {
        var access = await gate.Enter(caller, tenantId);
        var fleet = grains.Fleet(tenantId, access.Uid!.Value);
        return Results.Ok(await FilledPage.Of<ResourceView, ResourceView, DeviceBody>(
            page,
            async after => await fleet.Page(ResourceType.Device, after, page.Limit + 1),
            device => device.Id,
            async devices =>
            {
                var seen = await checks.Of(caller).AuthorizeBulk(
                    new BulkQuery(tenantId, "read", ResourceType.Device, [.. devices.Select(d => d.Id)]));
                return [.. devices.Select((d, i) => seen.Codes[i] == (byte)DecisionCode.Allowed ? d : null)];
            },
            device => Task.FromResult(Shown(device))));
    }

    private static async Task<IResult> Put(
        TenantId tenantId, DeviceId deviceId, PutDeviceBody body, Caller caller, Gate gate, IGrainFactory grains)
    {
        var group = Bodies.OptionalGroupId(body.GroupId, "groupId");
        var access = await GroupEndpoints.DemandAt(gate, caller, tenantId, RegisterScope, group);
        var shard = grains.Shard(tenantId, access.Uid!.Value, ResourceType.Device, deviceId.Value);
        if (await shard.Get(ResourceType.Device, deviceId.Value) is not null)
        {
            // A device that lies elsewhere is taken out of there, which takes the scope there as well.
            await gate.Demand(caller, tenantId, RegisterScope, ResourceType.Device, deviceId.Value);
        }

        var device = await shard.Put(new PutResourceCommand(
            caller.Context, ResourceType.Device, deviceId.Value, group, body.Alias, [.. body.Tags ?? []])).OrProblem();
        return device.IsNew
            ? Results.Created($"/v1/tenants/{tenantId}/devices/{deviceId}", Shown(device))
            : Results.Ok(Shown(device));
    }

    private static async Task<IResult> Get(
        TenantId tenantId, DeviceId deviceId, Caller caller, Gate gate, IGrainFactory grains)
    {
        var access = await gate.Demand(caller, tenantId, "read", ResourceType.Device, deviceId.Value);
        var shard = grains.Shard(tenantId, access.Uid!.Value, ResourceType.Device, deviceId.Value);
        var device = await shard.Get(ResourceType.Device, deviceId.Value)
            ?? throw Gate.Unknown(ResourceType.Device, deviceId.Value);
        return Results.Ok(Shown(device));
    }

    private static async Task<IResult> Patch(
        TenantId tenantId, DeviceId deviceId, PatchDeviceBody body, Caller caller, Gate gate, IGrainFactory grains)
    {
        var access = await gate.Demand(caller, tenantId, "read", ResourceType.Device, deviceId.Value);
        var group = Bodies.OptionalGroupId(body.GroupId.Value, "groupId");
        if (body.GroupId.IsSet)
        {
            await gate.Demand(caller, tenantId, "update:device:group", ResourceType.Device, deviceId.Value);
            await GroupEndpoints.DemandAt(gate, caller, tenantId, "update:device:group", group);
        }

        if (body.Alias.IsSet)
        {
            await gate.Demand(caller, tenantId, "update:device:alias", ResourceType.Device, deviceId.Value);
        }

        if (body.Tags is not null)
        {
            await gate.Demand(caller, tenantId, "update:device:tag", ResourceType.Device, deviceId.Value);
        }

        var shard = grains.Shard(tenantId, access.Uid!.Value, ResourceType.Device, deviceId.Value);
        var device = await shard.Patch(new PatchResourceCommand(
            caller.Context,
            ResourceType.Device,
            deviceId.Value,
            body.GroupId.IsSet,
            group,
            body.Alias.IsSet,
            body.Alias.Value,
            Bodies.Array(body.Tags))).OrProblem();
        return Results.Ok(Shown(device));
    }

    private static async Task<IResult> Delete(
        TenantId tenantId, DeviceId deviceId, Caller caller, Gate gate, IGrainFactory grains)
    {
        var access = await gate.Demand(caller, tenantId, RegisterScope, ResourceType.Device, deviceId.Value);
        var shard = grains.Shard(tenantId, access.Uid!.Value, ResourceType.Device, deviceId.Value);
        await shard.Remove(caller.Context, ResourceType.Device, deviceId.Value).OrProblem();
        return Results.NoContent();
    }

    private static DeviceBody Shown(ResourceView device) =>
        new(device.Id, device.Group?.Value, device.Alias, device.Tags);
}
