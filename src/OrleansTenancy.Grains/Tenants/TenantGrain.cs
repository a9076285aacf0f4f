using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Staffing;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Grains.Audit;
using OrleansTenancy.Grains.Committing;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Grains.Leases;
using OrleansTenancy.Grains.Operations;
using OrleansTenancy.Grains.Outbox;
using OrleansTenancy.Grains.Staffing;
using OrleansTenancy.Grains.State;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>
/// Owns one tenant. Every command takes the same way (<see cref="Decide{T}"/>); what is decided stands in the rules of
/// Domain, what others get to know in <see cref="TenantEffects"/>.
/// </summary>
[GrainType("tenant"), Immovable]
internal sealed partial class TenantGrain : Grain, ITenantGrain, ITenantReads, ILeasedTenant, IRemindable
{
    private readonly ScopeCatalogue _catalogue;
    private readonly TenancyOptions _options;
    private readonly IIdMaker _ids;
    private readonly TimeProvider _time;
    private readonly FirstAnswers _answers;
    private readonly CommitPath<StoredTenant> _path;
    private readonly LinkWatch _watch;
    private readonly LeasedItem _leases;
    private readonly TenantTraces _traces = new();

    public TenantGrain(
        [PersistentState("tenant", StorageNames.Tenancy)] IPersistentState<StoredTenant> storage,
        ScopeCatalogue catalogue,
        IOptions<TenancyOptions> options,
        IIdMaker ids,
        TimeProvider time,
        FirstAnswers answers,
        LeaseBook leases,
        ILogger<OutboxPump> logger)
    {
        _catalogue = catalogue;
        _options = options.Value;
        _ids = ids;
        _time = time;
        _answers = answers;
        _leases = new LeasedItem(this.GetGrainId(), leases);
        _path = new CommitPath<StoredTenant>(
            new Committed<StoredTenant>(
                storage,
                DeactivateOnIdle,
                new LeasedPart<StoredTenant>(
                    _leases, (old, next) => !ReferenceEquals(old.Facts?.Policy, next.Facts?.Policy))),
            new OutboxPump(this.GetPrimaryKeyString(), GrainFactory, time, logger),
            new OutboxSchedule(this, Resume),
            Purge);
        _watch = new LinkWatch(this, LookAtLinks);
    }

    private TenantFacts? Facts => _path.Value.Facts;

    private TenantStaffing Staffing => new(Id, GrainFactory);

    private TenantId Id => TenantId.FromGrainKey(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _path.Load();
        if (TenantExpiryRules.IsWatched(Facts))
        {
            _watch.LookNow();
        }

        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _leases.Leave();
        return Task.CompletedTask;
    }

    public ValueTask<Leased<TenantPolicyFacts>> Lease(SiloAddress holder) =>
        new(Facts is { } facts ? new Leased<TenantPolicyFacts>(facts.Policy, _leases.Grant(holder)) : default);

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (reminderName == LinkWatch.ReminderName)
        {
            await LookAtLinks();
            return;
        }

        await Staffing.Restate(Facts);
        await _path.ResumeFromReminder();
    }

    public async Task<Reply<TenantView>> Create(CreateTenantCommand command)
    {
        await _path.Settle();
        var creator = command.Owner is { } owner ? await MemberOf(owner, command.Context.Actor) : null;
        var birth = new TenantBirth(Id, command.DisplayName, command.Admin, command.Owner, creator);
        var floor = Facts is null ? await GrainFactory.GetGrain<ILivesGrain>(ILivesGrain.Key).Floor() : 0;
        var (uid, link) = (new TenantUid(_ids.Next()), new LinkId(_ids.Next()));
        return await Decide(
            command.Context,
            stamp => TenantRules.Create(Facts, birth, uid, link, stamp, floor),
            TenantReplies.View);
    }

    public Task<Reply<TenantView>> Rename(RenameTenantCommand command) =>
        Decide(command.Context, _ => TenantRules.Rename(Facts, command.DisplayName), TenantReplies.View);

    public Task<Reply<Done>> Delete(DeleteTenantCommand command) =>
        Decide(command.Context, stamp => TenantRules.Delete(Facts, command.ByPartner, stamp.At));

    public async Task<Reply<Done>> Trace(CommandContext context, TenantUid uid)
    {
        await _path.Settle();
        if (Active?.Policy is not { } policy || policy.Uid != uid)
        {
            return Reply<Done>.Refused(new Refusal(RefusalCodes.TenantUnknown, "there is no such tenant"));
        }

        if (_traces.To(policy, context.Actor) is { IsEmpty: false } owed)
        {
            await Commit(_path.Value, owed);
        }

        return Reply<Done>.Done(Done.Instance);
    }

    private Task Resume() => _path.Resume();

    private Task<Reply<Done>> Decide(
        CommandContext context, Func<CommandStamp, Outcome<TenantChange>> rule, TenantStanding? standing = null) =>
        Decide(context, rule, _ => Done.Instance, standing);

    // Settle, decide, reserve, commit, answer. What is awaited between the decision and the commit cannot change the
    // facts: commands come one at a time.
    private async Task<Reply<T>> Decide<T>(
        CommandContext context,
        Func<CommandStamp, Outcome<TenantChange>> rule,
        Func<TenantFacts, T> answer,
        TenantStanding? standing = null)
        where T : class
    {
        await _path.Settle();
        if (await _answers.Find<T>(context, _path.Value.Owed) is { } first)
        {
            return first;
        }

        var stamp = new CommandStamp(context.Actor, _time.GetUtcNow());
        var outcome = rule(stamp);
        if (outcome.IsRefused)
        {
            return Reply<T>.Refused(outcome.Refusal);
        }

        var (decided, events) = outcome.Value;
        var (next, covers) = TenantCovers.Between(Facts, decided);
        var value = answer(next);
        var kept = Keep(context, value, next, stamp);
        if (!events.IsEmpty || !kept.IsEmpty)
        {
            if (await Reserve(covers) is { } refusal)
            {
                return Reply<T>.Refused(refusal);
            }

            var owed = new AuditEffects(stamp, _ids)
                .Of(new TenantAudit(Facts, next, standing, stamp.At), next.Policy, events)
                .AddRange(new TenantEffects(next, stamp, _ids, standing).Of(events))
                .AddRange(Staffing.Owed(next.StaffingVersion, covers))
                .AddRange(kept);
            await _watch.Prepare(next);
            await Commit(StateOf(next), _traces.WithTraces(next.Policy, owed));
        }

        return Reply<T>.Done(value);
    }

    // X.11: the answer goes with the tenant, but for the one that says it is gone.
    private ImmutableArray<OwedEffect> Keep(
        CommandContext context, object answer, TenantFacts next, CommandStamp stamp)
    {
        TenantUid? tenant = next.Policy.State == TenantState.Active ? next.Policy.Uid : null;
        return _answers.Keep(context, answer, tenant, stamp.At) is { } item
            ? [new OwedAnswer(context.Actor, item)]
            : [];
    }

    // EN.10: whoever loses access must not be the last one. The partner's index has agreed before anything is stored.
    private async Task<Refusal?> Reserve(ImmutableArray<CoverChange> changes)
    {
        if (!changes.Any(c => c.Asks))
        {
            return null;
        }

        await _path.Prepare();
        return await Staffing.Reserve(Facts?.StaffingVersion ?? 0, changes);
    }

    /// <summary>A person as a member of a partner; the person's own grain knows.</summary>
    private async Task<PartnerUser?> MemberOf(PartnerId partner, UserId user)
    {
        var standing = await GrainFactory.GetGrain<IUserAccess>(user.GrainKey).Standing(partner);
        return standing.Membership is { } membership
            ? new PartnerUser(membership.Id, standing.ImplicitAccess)
            : null;
    }
}
