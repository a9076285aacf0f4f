using System.Collections.Immutable;
using Orleans.Placement;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Operations;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Grains.Committing;
using OrleansTenancy.Grains.Leases;
using OrleansTenancy.Grains.Operations;
using OrleansTenancy.Grains.Outbox;
using OrleansTenancy.Grains.Replication;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Devices;

/// <summary>
/// Owns one shard of a tenant's resources: rows in the store, and the same rows in memory to answer from.
/// </summary>
[GrainType("resource-shard"), Immovable]
internal sealed class ResourceShardGrain(
    IResourceStore store, ISnapshots snapshots, FirstAnswers answers, LeaseBook leases, TimeProvider time)
    : Grain, IResourceShardGrain, ILeasedShard
{
    // Most rows that one call removes.
    private const int PurgeMax = 1_000;

    private WriteGuard _guard = null!;
    private LeasedItem _leases = null!;
    private ShardKey _key;
    private ShardRows _rows = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _guard = new WriteGuard(DeactivateOnIdle);
        _leases = new LeasedItem(this.GetGrainId(), leases);
        _leases.Inherit();
        _key = ShardKey.Parse(this.GetPrimaryKeyString());
        _rows = ShardRows.From(await store.Load(_key.Uid, _key.Shard, cancellationToken));
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _leases.Leave();
        return Task.CompletedTask;
    }

    public ValueTask<SiloAddress?> Lease(SiloAddress holder)
    {
        _guard.Check();
        return new(_leases.Grant(holder));
    }

    public ValueTask<ImmutableArray<Placement>> Locate(string type, ImmutableArray<string> ids)
    {
        _guard.Check();
        return new(_rows.Locate(type, ids));
    }

    public ValueTask<ResourceView?> Get(string type, string id)
    {
        _guard.Check();
        var key = new ResourceKey(type, id);
        return new(_rows.Find(key)?.View(key));
    }

    public async Task<Reply<ResourceView>> Put(PutResourceCommand command)
    {
        _guard.Check();
        if (await answers.Find<ResourceView>(command.Context, OutboxLog.Empty) is { } first)
        {
            return first;
        }

        var policy = await PolicyInForce();
        var row = Decide(policy, command);
        return row.IsRefused
            ? Reply<ResourceView>.Refused(row.Refusal)
            : await Upsert(command.Context, row.Value);
    }

    public async Task<ImmutableArray<ImportResult>> Import(ImmutableArray<PutResourceCommand> commands)
    {
        _guard.Check();
        var policy = await PolicyInForce();
        var results = ImmutableArray.CreateBuilder<ImportResult>(commands.Length);
        var upserts = new Dictionary<ResourceKey, ResourceRow>();
        foreach (var command in commands)
        {
            var row = Decide(policy, command);
            if (row.IsRefused)
            {
                results.Add(new ImportResult(false, row.Refusal));
                continue;
            }

            // The last line for a resource is the one that stays, as if the lines had come one by one.
            var key = new ResourceKey(command.Type, command.Id);
            results.Add(new ImportResult(_rows.Find(key) is null && !upserts.ContainsKey(key), null));
            upserts[key] = row.Value;
        }

        if (upserts.Count > 0)
        {
            await Write(new ResourceChanges([.. upserts.Values], []));
        }

        return results.DrainToImmutable();
    }

    public async Task<Reply<ResourceView>> Patch(PatchResourceCommand command)
    {
        _guard.Check();
        if (await answers.Find<ResourceView>(command.Context, OutboxLog.Empty) is { } first)
        {
            return first;
        }

        var key = new ResourceKey(command.Type, command.Id);
        if (_rows.Find(key) is not { } old)
        {
            return Reply<ResourceView>.Refused(Unknown(key));
        }

        var tags = command.Tags ?? old.Tags;
        var alias = command.Rename ? command.Alias : old.Alias;
        var policy = await PolicyInForce();
        var group = command.Move ? PlaceOf(policy, command.Group) : Outcome<Place>.Done(new Place(old.Group));
        var refusal = group.Refusal ?? ResourceRules.Check(command.Type, command.Id, alias, tags);
        if (policy is null || refusal is not null)
        {
            return Reply<ResourceView>.Refused(refusal ?? TenantUnknown());
        }

        return await Upsert(command.Context, new Registered(group.Value!.Group, alias, tags).Row(key));
    }

    public async Task<Reply<Done>> Remove(CommandContext context, string type, string id)
    {
        _guard.Check();
        if (await answers.Find<Done>(context, OutboxLog.Empty) is { } first)
        {
            return first;
        }

        var key = new ResourceKey(type, id);
        if (_rows.Find(key) is null)
        {
            return Reply<Done>.Refused(Unknown(key));
        }

        await Write(new ResourceChanges([], [key]), context, Done.Instance);
        return Reply<Done>.Done(Done.Instance);
    }

    public async Task<bool> Purge()
    {
        await _leases.Close();
        var goesOn = await _guard.Write(
            () => store.Purge(_key.Uid, _key.Shard, PurgeMax, CancellationToken.None));

        // Nobody may enter any more, so nothing is read that is only half gone.
        _rows = ShardRows.From(new ResourceShard(0, []));
        DeactivateOnIdle();
        return goesOn;
    }

    private async Task<Reply<ResourceView>> Upsert(CommandContext context, ResourceRow row)
    {
        GroupId? group = row.GroupId is null ? null : GroupId.Parse(row.GroupId);
        var isNew = _rows.Find(new ResourceKey(row.Type, row.Id)) is null;
        var view = new ResourceView(row.Type, row.Id, group, row.Alias, [.. row.Tags], isNew);
        await Write(new ResourceChanges([row], []), context, view);
        return Reply<ResourceView>.Done(view);
    }

    // X.11: the answer is a row of the same transaction, in the list of the caller.
    private Task Write(ResourceChanges changes, CommandContext context, object answer)
    {
        var at = time.GetUtcNow();
        return answers.Keep(context, answer, _key.Uid, at) is { } item
            ? Write(changes with
            {
                Operation = OperationsGrain.Row(context.Actor, item), Expired = at - OperationRules.KeptFor,
            })
            : Write(changes);
    }

    private async Task Write(ResourceChanges changes)
    {
        // A new name or label moves nothing: whoever holds places may go on.
        var isMoved = _rows.AreMoved(changes);
        if (isMoved)
        {
            await _leases.Close();
        }

        var version = await _guard.Write(
            () => store.Apply(_key.Uid, _key.Shard, _rows.Version, changes, CancellationToken.None));
        _rows.Follow(changes, version);
        if (isMoved)
        {
            _leases.Open();
        }
    }

    private static Outcome<ResourceRow> Decide(TenantPolicy? policy, PutResourceCommand command)
    {
        if (policy is null)
        {
            return Outcome<ResourceRow>.Refused(TenantUnknown());
        }

        var tags = command.Tags.IsDefault ? [] : command.Tags;
        if (ResourceRules.Check(command.Type, command.Id, command.Alias, tags) is { } refusal)
        {
            return Outcome<ResourceRow>.Refused(refusal);
        }

        var place = PlaceOf(policy, command.Group);
        return place.IsRefused
            ? Outcome<ResourceRow>.Refused(place.Refusal)
            : Outcome<ResourceRow>.Done(new Registered(place.Value.Group, command.Alias, tags)
                .Row(new ResourceKey(command.Type, command.Id)));
    }

    // A group that is deleted right after this leaves a row that names a life which has ended: it lies in no group
    // then, so no role for groups reaches it.
    private static Outcome<Place> PlaceOf(TenantPolicy? policy, GroupId? group)
    {
        if (policy is null)
        {
            return Outcome<Place>.Refused(TenantUnknown());
        }

        if (group is not { } id)
        {
            return Outcome<Place>.Done(new Place(null));
        }

        return policy.Groups.TryFind(id, out var found)
            ? Outcome<Place>.Done(new Place(found))
            : Outcome<Place>.Refused(RefusalCodes.GroupUnknown, $"there is no group `{id}`");
    }

    // The life of the tenant is part of the key: in another one nothing may be registered here.
    private async ValueTask<TenantPolicy?> PolicyInForce()
    {
        var policy = await snapshots.Current(_key.Tenant);
        return policy is { Facts.State: TenantState.Active } && policy.Facts.Uid == _key.Uid ? policy : null;
    }

    private static Refusal TenantUnknown() => new(RefusalCodes.TenantUnknown, "there is no such tenant");

    private static Refusal Unknown(ResourceKey key) =>
        new(RefusalCodes.DeviceUnknown, $"there is no {key.Type} `{key.Id}`");

    private sealed record Place(GroupRef? Group);
}
