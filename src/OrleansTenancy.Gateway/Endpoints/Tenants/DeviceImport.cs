using System.Text.Json;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Tenants;

/// <summary>
/// One import in progress. Each line stands for itself: what is wrong with one does not stop the others, and what was
/// taken stays when the body breaks off, so an import can be sent again as it is.
/// </summary>
internal sealed class DeviceImport(
    TenantId tenant,
    TenantAccess access,
    Caller caller,
    IGrainFactory grains,
    IAccessChecks checks,
    JsonSerializerOptions json)
{
    private const int ErrorsMax = 100;

    private readonly bool _everywhere = access.TenantWideScopes.Contains(DeviceEndpoints.RegisterScope);
    private readonly List<ImportErrorBody> _errors = [];
    private long _lines;
    private long _created;
    private long _updated;
    private long _failed;

    /// <summary>What has become of the lines so far.</summary>
    public ImportBody Result => new(_lines, _created, _updated, _failed, _errors);

    /// <summary>Whoever holds the scope nowhere need not send anything.</summary>
    public async Task DemandSomewhere(Gate gate)
    {
        if (!_everywhere && access.Roles.All(r => r.Groups is null))
        {
            await gate.Demand(caller, tenant, DeviceEndpoints.RegisterScope);
        }
    }

    /// <summary>Takes some lines.</summary>
    public async Task Take(List<(long Number, byte[]? Line)> lines)
    {
        _lines += lines.Count;
        var commands = new List<(long Number, PutResourceCommand Command)>(lines.Count);
        foreach (var (number, line) in lines)
        {
            if (Parse(number, line) is { } command)
            {
                commands.Add((number, command));
            }
        }

        var allowed = _everywhere ? commands : await Allowed(commands);
        var shards = allowed.GroupBy(c => ShardKey.ShardOf(c.Command.Type, c.Command.Id));
        await Task.WhenAll(shards.Select(s => Send(s.Key, [.. s])));
    }

    private PutResourceCommand? Parse(long number, byte[]? line)
    {
        try
        {
            if (line is null)
            {
                Fail(number, ProblemCodes.BodyTooLarge, "the line is too long");
                return null;
            }

            // `null` is JSON, and no device.
            var device = JsonSerializer.Deserialize<ImportLine>(line, json) ?? throw new JsonException();
            if (!DeviceId.TryParse(device.DeviceId, out var id))
            {
                Fail(number, ProblemCodes.InvalidId, "`deviceId` is no id");
                return null;
            }

            var group = Bodies.OptionalGroupId(device.GroupId, "groupId");
            return new PutResourceCommand(
                caller.Context, ResourceType.Device, id.Value, group, device.Alias, [.. device.Tags ?? []]);
        }
        catch (JsonException failure)
        {
            Fail(number, BadRequests.CodeOf(failure), BadRequests.DetailOf(failure));
        }
        catch (ProblemException failure)
        {
            Fail(number, failure.Code, failure.Message);
        }

        return null;
    }

    // Roles for groups reach into their groups, and take out only of them.
    private async Task<List<(long Number, PutResourceCommand Command)>> Allowed(
        List<(long Number, PutResourceCommand Command)> commands)
    {
        var person = checks.Of(caller);
        var groups = commands.Select(c => c.Command.Group?.Value ?? string.Empty).Distinct().ToArray();
        var toGroups = await person.AuthorizeBulk(
            new BulkQuery(tenant, DeviceEndpoints.RegisterScope, ResourceType.Group, [.. groups]));
        var into = groups.Zip(toGroups.Codes).ToDictionary(p => p.First, p => (DecisionCode)p.Second);
        var from = await person.AuthorizeBulk(new BulkQuery(
            tenant,
            DeviceEndpoints.RegisterScope,
            ResourceType.Device,
            [.. commands.Select(c => c.Command.Id)]));
        var allowed = new List<(long Number, PutResourceCommand Command)>();
        for (var i = 0; i < commands.Count; i++)
        {
            var at = into[commands[i].Command.Group?.Value ?? string.Empty];
            if (at == DecisionCode.Allowed
                && (DecisionCode)from.Codes[i] is DecisionCode.Allowed or DecisionCode.ResourceUnknown)
            {
                allowed.Add(commands[i]);
            }
            else
            {
                Fail(commands[i].Number, DecisionCode.OutsideGroups.ToSlug(), "your groups do not reach this device");
            }
        }

        return allowed;
    }

    private async Task Send(int shard, List<(long Number, PutResourceCommand Command)> commands)
    {
        var key = new ShardKey(tenant, access.Uid!.Value, shard).ToString();
        var results = await grains
            .GetGrain<IResourceShardGrain>(key)
            .Import([.. commands.Select(c => c.Command)]);
        lock (_errors)
        {
            for (var i = 0; i < results.Length; i++)
            {
                if (results[i].Refusal is { } refusal)
                {
                    Fail(commands[i].Number, refusal.Code, refusal.Detail);
                }
                else if (results[i].Created)
                {
                    _created++;
                }
                else
                {
                    _updated++;
                }
            }
        }
    }

    private void Fail(long number, string code, string detail)
    {
        _failed++;
        if (_errors.Count < ErrorsMax)
        {
            _errors.Add(new ImportErrorBody(number, code, detail));
        }
    }
}
