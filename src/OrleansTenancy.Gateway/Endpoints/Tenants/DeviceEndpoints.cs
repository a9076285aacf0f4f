using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Paging;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Tenants;

/// <summary>The devices of a tenant.</summary>
internal static class DeviceEndpoints
{
    internal const string DeviceType = "device";
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

    // Pages are filled up: what the caller's groups do not reach is left out, and does not shorten a page.
    private static async Task<IResult> List(
        TenantId tenantId, Caller caller, PageQuery page, Gate gate, IGrainFactory grains)
    {
        var access = await gate.Enter(caller, tenantId);
        var fleet = grains.Fleet(tenantId, access.Uid!.Value);
        var shown = new List<DeviceBody>();
        var after = page.After;
        while (await fleet.Page(DeviceType, after, page.Limit + 1) is { IsEmpty: false } rows)
        {
            var seen = await grains.Of(caller).AuthorizeBulk(
                new BulkQuery(tenantId, "read", DeviceType, [.. rows.Select(r => r.Id)]));
            for (var i = 0; i < rows.Length; i++)
            {
                if (seen.Codes[i] != (byte)DecisionCode.Allowed)
                {
                    continue;
                }

                if (shown.Count == page.Limit)
                {
                    return Results.Ok(new Page<DeviceBody>(shown, new Cursor(shown[^1].DeviceId).ToString()));
                }

                shown.Add(Shown(rows[i]));
            }

            after = rows[^1].Id;
        }

        return Results.Ok(new Page<DeviceBody>(shown, null));
    }

    private static async Task<IResult> Put(
        TenantId tenantId, DeviceId deviceId, PutDeviceBody body, Caller caller, Gate gate, IGrainFactory grains)
    {
        var group = Bodies.OptionalGroupId(body.GroupId, "groupId");
        var access = await GroupEndpoints.DemandAt(gate, caller, tenantId, RegisterScope, group);
        var shard = grains.Shard(tenantId, access.Uid!.Value, DeviceType, deviceId.Value);
        if (await shard.Get(DeviceType, deviceId.Value) is not null)
        {
            // A device that lies elsewhere is taken out of there, which takes the scope there as well.
            await gate.Demand(caller, tenantId, RegisterScope, DeviceType, deviceId.Value);
        }

        var device = await shard.Put(new PutResourceCommand(
            caller.Context, DeviceType, deviceId.Value, group, body.Alias, [.. body.Tags ?? []])).OrProblem();
        return device.IsNew
            ? Results.Created($"/v1/tenants/{tenantId}/devices/{deviceId}", Shown(device))
            : Results.Ok(Shown(device));
    }

    private static async Task<IResult> Get(
        TenantId tenantId, DeviceId deviceId, Caller caller, Gate gate, IGrainFactory grains)
    {
        var access = await gate.Demand(caller, tenantId, "read", DeviceType, deviceId.Value);
        var shard = grains.Shard(tenantId, access.Uid!.Value, DeviceType, deviceId.Value);
        var device = await shard.Get(DeviceType, deviceId.Value) ?? throw Gate.Unknown(DeviceType, deviceId.Value);
        return Results.Ok(Shown(device));
    }

    private static async Task<IResult> Patch(
        TenantId tenantId, DeviceId deviceId, PatchDeviceBody body, Caller caller, Gate gate, IGrainFactory grains)
    {
        var access = await gate.Demand(caller, tenantId, "read", DeviceType, deviceId.Value);
        var group = Bodies.OptionalGroupId(body.GroupId.Value, "groupId");
        if (body.GroupId.IsSet)
        {
            await gate.Demand(caller, tenantId, "update:device:group", DeviceType, deviceId.Value);
            await GroupEndpoints.DemandAt(gate, caller, tenantId, "update:device:group", group);
        }

        if (body.Alias.IsSet)
        {
            await gate.Demand(caller, tenantId, "update:device:alias", DeviceType, deviceId.Value);
        }

        if (body.Tags is not null)
        {
            await gate.Demand(caller, tenantId, "update:device:tag", DeviceType, deviceId.Value);
        }

        var shard = grains.Shard(tenantId, access.Uid!.Value, DeviceType, deviceId.Value);
        var device = await shard.Patch(new PatchResourceCommand(
            caller.Context,
            DeviceType,
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
        var access = await gate.Demand(caller, tenantId, RegisterScope, DeviceType, deviceId.Value);
        var shard = grains.Shard(tenantId, access.Uid!.Value, DeviceType, deviceId.Value);
        await shard.Remove(caller.Context, DeviceType, deviceId.Value).OrProblem();
        return Results.NoContent();
    }

    private static DeviceBody Shown(ResourceView device) =>
        new(device.Id, device.Group?.Value, device.Alias, device.Tags);
}
