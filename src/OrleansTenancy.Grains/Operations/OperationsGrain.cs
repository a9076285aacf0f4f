using System.Collections.Immutable;
using Orleans.Placement;
using OrleansTenancy.Contracts.Operations;
using OrleansTenancy.Domain;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Operations;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Operations;

/// <summary>
/// The idempotency keys of one caller. Every answer is what the store has; only the number of keys is estimated in
/// memory, so that the limit costs nothing until it is near.
/// </summary>
[GrainType("operations"), Immovable]
internal sealed class OperationsGrain(IOperationStore store, IIdMaker ids, TimeProvider time) : Grain, IOperationsGrain
{
    // With each write more is removed than is added, so nothing is left of what nobody repeats.
    private const int PrunedAtOnce = 50;

    private static readonly TimeSpan CountEvery = TimeSpan.FromMinutes(1);

    private string _caller = string.Empty;
    private long _estimate;
    private DateTimeOffset _countedAt;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _caller = this.GetPrimaryKeyString().Split('/', 2)[1];
        await Count(cancellationToken);
    }

    public async Task<OperationSight> Look(string key, string fingerprint)
    {
        var row = await store.Find(_caller, key, CancellationToken.None);
        var verdict = OperationRules.Judge(FactsOf(row), fingerprint, time.GetUtcNow());
        return verdict switch
        {
            OperationVerdict.Repeat => new OperationSight(verdict, row!.Reply, row.Answer),
            OperationVerdict.New when await IsFull() => new OperationSight(OperationVerdict.Full, null, null),
            _ => new OperationSight(verdict, null, null),
        };
    }

    public async Task<Guid?> Reserve(string key, string fingerprint)
    {
        var at = time.GetUtcNow();
        var reserved = new OperationRow(_caller, key, fingerprint, null, at, ids.Next(), null, null);
        await store.Put([reserved], at - OperationRules.KeptFor, CancellationToken.None);
        var row = await store.Find(_caller, key, CancellationToken.None);
        return row?.Fingerprint == fingerprint ? row.Reserved : null;
    }

    public async Task Store(ImmutableArray<OperationItem> items)
    {
        var expired = time.GetUtcNow() - OperationRules.KeptFor;
        var caller = UserId.Parse(_caller);
        await store.Put([.. items.Select(item => Row(caller, item))], expired, CancellationToken.None);
        await store.Prune(expired, PrunedAtOnce, CancellationToken.None);
    }

    public Task Answered(string key, string fingerprint, byte[] answer) =>
        store.Answered(_caller, key, fingerprint, answer, CancellationToken.None);

    /// <summary>An answer as the store has it.</summary>
    internal static OperationRow Row(UserId caller, OperationItem item) =>
        new(caller.Value, item.Key, item.Fingerprint, item.Tenant, item.At, null, item.Reply, null);

    private static OperationFacts? FactsOf(OperationRow? row) =>
        row is null ? null : new OperationFacts(row.Fingerprint, row.At, row.Reply is not null);

    // Every look at a new key may lead to a row; those that did not make the estimate too high, never too low.
    private async Task<bool> IsFull()
    {
        _estimate++;
        if (_estimate > Limits.OperationsPerCallerMax && time.GetUtcNow() >= _countedAt + CountEvery)
        {
            await Count(CancellationToken.None);
        }

        return _estimate > Limits.OperationsPerCallerMax;
    }

    private async Task Count(CancellationToken cancel)
    {
        _countedAt = time.GetUtcNow();
        _estimate = await store.Count(_caller, _countedAt - OperationRules.KeptFor, cancel);
    }
}
