using Microsoft.Extensions.Logging;
using Orleans.Placement;
using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Grains.Audit;
using OrleansTenancy.Grains.Committing;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Grains.Leases;
using OrleansTenancy.Grains.Operations;
using OrleansTenancy.Grains.Outbox;
using OrleansTenancy.Grains.Staffing;
using OrleansTenancy.Grains.State;

namespace OrleansTenancy.Grains.Partners;

/// <summary>
/// Owns one partner. Every command takes the same way (<see cref="Decide{T}"/>); what is decided stands in the rules of
/// Domain, what others get to know in <see cref="PartnerEffects"/>.
/// </summary>
[GrainType("partner"), Immovable]
internal sealed class PartnerGrain : Grain, IPartnerGrain, IPartnerReads, ILeasedPartner, IRemindable
{
    private readonly IIdMaker _ids;
    private readonly TimeProvider _time;
    private readonly FirstAnswers _answers;
    private readonly CommitPath<StoredPartner> _path;
    private readonly LeasedItem _leases;

    public PartnerGrain(
        [PersistentState("partner", StorageNames.Tenancy)] IPersistentState<StoredPartner> storage,
        IIdMaker ids,
        TimeProvider time,
        FirstAnswers answers,
        LeaseBook leases,
        ILogger<OutboxPump> logger)
    {
        _ids = ids;
        _time = time;
        _answers = answers;
        _leases = new LeasedItem(this.GetGrainId(), leases);
        _path = new CommitPath<StoredPartner>(
            new Committed<StoredPartner>(
                storage,
                DeactivateOnIdle,
                new LeasedPart<StoredPartner>(
                    _leases, (old, next) => !ReferenceEquals(old.Facts?.Settings, next.Facts?.Settings))),
            new OutboxPump(this.GetPrimaryKeyString(), GrainFactory, time, logger),
            new OutboxSchedule(this, Resume));
    }

    private PartnerFacts? Facts => _path.Value.Facts;

    private PartnerIndex Index => new(Id, GrainFactory);

    private PartnerId Id => PartnerId.FromGrainKey(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _path.Load();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _leases.Leave();
        return Task.CompletedTask;
    }

    public ValueTask<Leased<PartnerSettings>> Lease(SiloAddress holder) =>
        new(Facts is { } facts ? new Leased<PartnerSettings>(facts.Settings, _leases.Grant(holder)) : default);

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await Index.Restate(Facts);
        await _path.ResumeFromReminder();
    }

    public Task<Reply<PartnerView>> Create(CreatePartnerCommand command)
    {
        var birth = new PartnerBirth(Id, command.Name, command.Admin, command.MemberModel, command.AdminAccess);
        return Decide(
            command.Context,
            stamp => PartnerRules.Create(Facts, birth, new MembershipId(_ids.Next()), stamp),
            PartnerReplies.View);
    }

    public Task<Reply<PartnerView>> Change(ChangePartnerCommand command) =>
        Decide(
            command.Context,
            _ => PartnerRules.Change(Facts, command.Name, command.MemberModel, command.AdminAccess),
            PartnerReplies.View);

    public Task<Reply<MemberView>> AddMember(WriteMemberCommand command) =>
        WriteMember(command, PartnerMemberRules.Add);

    public Task<Reply<MemberView>> ChangeMember(WriteMemberCommand command) =>
        WriteMember(command, PartnerMemberRules.Change);

    public async Task<Reply<Done>> RemoveMember(RemoveMemberCommand command)
    {
        await _path.Settle();
        var held = await MembershipOf(command.User);
        return await Decide(
            command.Context, _ => PartnerMemberRules.Remove(Facts, command.User), _ => Done.Instance, held);
    }

    public ValueTask<SettingsReply> Settings(long heldVersion)
    {
        var settings = Facts?.Settings;
        var version = settings?.Version ?? 0;
        return new(new SettingsReply(version, version == heldVersion ? null : settings));
    }

    public ValueTask<PartnerView?> View() => new(Facts is { } facts ? PartnerReplies.View(facts) : null);

    private Task Resume() => _path.Resume();

    // The person's own grain knows the membership: what this partner decided before was delivered to it first.
    private async Task<Reply<MemberView>> WriteMember(WriteMemberCommand command, MemberRule rule)
    {
        await _path.Settle();
        var current = await MembershipOf(command.User);
        var draft = new MemberDraft(
            command.Role, command.SetExpiry, command.ExpiresAt, command.SetBeginning, command.NotBefore);
        MembershipFacts? after = null;
        return await Decide(
            command.Context,
            stamp =>
            {
                var outcome = rule(Facts, command.User, draft, current, new MembershipId(_ids.Next()), stamp.At);
                after = outcome.IsRefused ? null : AfterOf(outcome.Value) ?? current;
                return outcome;
            },
            _ => new MemberView(command.User, after!.Role, after.ExpiresAt, after.NotBefore));
    }

    private async Task<MembershipFacts?> MembershipOf(UserId user)
    {
        var standing = await GrainFactory.GetGrain<IUserAccess>(user.GrainKey).Standing(Id);
        return standing.Membership ?? standing.Waiting;
    }

    private static MembershipFacts? AfterOf(PartnerChange change) => change.Events switch
    {
        [MemberAdded added] => added.Membership,
        [MemberChanged changed] => changed.After,
        _ => null,
    };

    // Settle, decide, reserve, commit, answer. What is awaited between the decision and the commit cannot change the
    // facts: commands come one at a time.
    private async Task<Reply<T>> Decide<T>(
        CommandContext context,
        Func<CommandStamp, Outcome<PartnerChange>> rule,
        Func<PartnerFacts, T> answer,
        MembershipFacts? held = null)
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

        var (next, events) = outcome.Value;
        var value = answer(next);
        var kept = _answers.Keep(context, value, null, stamp.At);
        if (!events.IsEmpty || kept is not null)
        {
            if (await Reserve(outcome.Value) is { } refusal)
            {
                return Reply<T>.Refused(refusal);
            }

            var owed = new AuditEffects(stamp, _ids)
                .Of(new PartnerAudit(next, held), Id, events)
                .AddRange(new PartnerEffects(next, stamp, _ids).Of(events))
                .AddRange(Index.Owed(Facts, outcome.Value));
            await _path.Commit(
                _path.Value with { Facts = next }, kept is null ? owed : owed.Add(new OwedAnswer(context.Actor, kept)));
        }

        return Reply<T>.Done(value);
    }

    // EN.10: whoever loses access must not be the last one in a tenant. The index has agreed before anything is stored.
    private async Task<Refusal?> Reserve(PartnerChange change)
    {
        if (!PartnerIndex.Asks(Facts, change))
        {
            return null;
        }

        await _path.Prepare();
        return await Index.Reserve(Facts, change);
    }

    private delegate Outcome<PartnerChange> MemberRule(
        PartnerFacts? facts,
        UserId user,
        MemberDraft draft,
        MembershipFacts? current,
        MembershipId membership,
        DateTimeOffset at);
}
