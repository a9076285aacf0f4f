using Orleans.Placement;
using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Staffing;
using OrleansTenancy.Grains.Committing;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Staffing;

/// <summary>
/// The staffing index of one partner. A row per tenant and per lasting member: a change writes one or two of them,
/// whatever the number of tenants.
/// </summary>
[GrainType("staffing"), Immovable]
internal sealed class StaffingGrain(IStaffingStore store, TimeProvider time) : Grain, IStaffingGrain
{
    private WriteGuard _guard = null!;
    private StaffingState _state = null!;
    private long _version;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _guard = new WriteGuard(DeactivateOnIdle);
        var index = await store.Load(Key, cancellationToken);
        _version = index.Version;
        _state = StaffingRows.Read(index.Rows);
    }

    public async Task<Reply<Done>> Reserve(CoverClaim claim)
    {
        var rank = StaffingState.Reserved(claim.Version);
        if (claim.Cover is not { } cover || rank < _state.RankOf(claim.Tenant))
        {
            throw new InvalidOperationException("an owner reserves what it has overtaken itself; ask again");
        }

        var decided = StaffingRules.Cover(_state.Facts, claim.Tenant, cover, time.GetUtcNow());
        return decided.IsRefused
            ? Reply<Done>.Refused(decided.Refusal)
            : await Answer(() => Take(claim, rank, decided.Value));
    }

    public async Task<Reply<Done>> Leave(UserId user)
    {
        var decided = StaffingRules.Leave(_state.Facts, user, time.GetUtcNow());
        return decided.IsRefused
            ? Reply<Done>.Refused(decided.Refusal)
            : await Answer(() => Write(_state with { Facts = decided.Value }, StaffingRows.Member(user, null)));
    }

    public async Task<Reply<Done>> SetIndividual(bool individual)
    {
        var decided = StaffingRules.SetIndividual(_state.Facts, individual, time.GetUtcNow());
        return decided.IsRefused
            ? Reply<Done>.Refused(decided.Refusal)
            : await Answer(() => Write(_state with { Facts = decided.Value }, StaffingRows.Setting(individual)));
    }

    public Task Follow(string source, long sequence, StaffingEffect effect) => effect switch
    {
        CoverEffect cover => Follow(cover.Claim),
        _ when _state.Sources.GetValueOrDefault(source) >= sequence => Task.CompletedTask,
        JoinEffect join => Join(source, sequence, join),
        RelaxEffect => Relax(source, sequence),
        _ => throw Invariant.Broken("a staffing effect that this version does not know"),
    };

    // A reservation that the tenant, at the same version, never committed gives way; one at a later version stays.
    public Task Restate(CoverClaim claim)
    {
        var rank = StaffingState.Committed(claim.Version);
        var known = _state.RankOf(claim.Tenant);
        return rank == known || StaffingState.Reserved(claim.Version) < known
            ? Task.CompletedTask
            : Take(claim, rank, StaffingRules.Covered(_state.Facts, claim.Tenant, claim.Cover));
    }

    public Task Rejoin(JoinEffect member)
    {
        var entry = new RosterEntry(member.Membership, member.Sequence);
        return Write(
            _state with { Facts = StaffingRules.Join(_state.Facts, member.User, entry) },
            StaffingRows.Member(member.User, entry));
    }

    public Task<UserId[]> Missing(UserId[] members)
    {
        _guard.Check();
        return Task.FromResult(members.Where(m => !_state.Facts.Roster.ContainsKey(m)).ToArray());
    }

    private string Key => this.GetPrimaryKeyString();

    // A repeat of what was committed before a reservation must not undo it.
    private Task Follow(CoverClaim claim)
    {
        var rank = StaffingState.Committed(claim.Version);
        return rank <= _state.RankOf(claim.Tenant)
            ? Task.CompletedTask
            : Take(claim, rank, StaffingRules.Covered(_state.Facts, claim.Tenant, claim.Cover));
    }

    private Task Take(CoverClaim claim, long rank, StaffingFacts next)
    {
        var ranks = claim.Cover is null
            ? _state.Ranks.Remove(claim.Tenant)
            : _state.Ranks.SetItem(claim.Tenant, rank);
        return Write(
            _state with { Facts = next, Ranks = ranks }, StaffingRows.Tenant(claim.Tenant, rank, claim.Cover));
    }

    private Task Join(string source, long sequence, JoinEffect join)
    {
        var member = new RosterEntry(join.Membership, join.Sequence);
        return Write(
            Followed(source, sequence) with { Facts = StaffingRules.Join(_state.Facts, join.User, member) },
            StaffingRows.Member(join.User, member),
            StaffingRows.Source(source, sequence));
    }

    private Task Relax(string source, long sequence) => Write(
        Followed(source, sequence) with { Facts = _state.Facts with { Individual = false } },
        StaffingRows.Setting(false),
        StaffingRows.Source(source, sequence));

    private StaffingState Followed(string source, long sequence) =>
        _state with { Sources = _state.Sources.SetItem(source, sequence) };

    private static async Task<Reply<Done>> Answer(Func<Task> write)
    {
        await write();
        return Reply<Done>.Done(Done.Instance);
    }

    private async Task Write(StaffingState next, params StaffingRow[] rows)
    {
        _version = await _guard.Write(() => store.Apply(Key, _version, rows, CancellationToken.None));
        _state = next;
    }
}
