using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Placement;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Tokens;
using OrleansTenancy.Grains.Committing;
using OrleansTenancy.Grains.Devices;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Grains.Leases;
using OrleansTenancy.Grains.Outbox;
using OrleansTenancy.Grains.Replication;
using OrleansTenancy.Grains.State;

namespace OrleansTenancy.Grains.Users;

/// <summary>
/// Owns what one person has, and decides what the person may. Only <see cref="Apply"/> and the person's own tokens are
/// written; asking about somebody of whom nothing is known leaves no trace in the store.
/// </summary>
[GrainType("user"), Immovable]
internal sealed partial class UserGrain
    : Grain, IUserGrain, IUserAccess, IUserTokens, ILeasedPerson, IRemindable
{
    private readonly ScopeCatalogue _catalogue;
    private readonly TimeProvider _time;
    private readonly Committed<StoredPerson> _committed;
    private readonly CommitPath<StoredPerson> _path;
    private readonly AccessCheck _check;
    private readonly ParticipantRead _participants;
    private readonly IIdMaker _ids;
    private readonly LeasedItem _leases;
    private PersonSight? _sight;

    public UserGrain(
        [PersistentState("user", StorageNames.Tenancy)] IPersistentState<StoredPerson> storage,
        ISnapshots snapshots,
        IPlacements placements,
        ScopeCatalogue catalogue,
        IIdMaker ids,
        LeaseBook leases,
        TimeProvider time,
        ILogger<OutboxPump> logger)
    {
        _catalogue = catalogue;
        _ids = ids;
        _time = time;
        _leases = new LeasedItem(this.GetGrainId(), leases);
        _committed = new Committed<StoredPerson>(
            storage, DeactivateOnIdle, new LeasedPart<StoredPerson>(_leases, PersonSight.Differs));
        _path = new CommitPath<StoredPerson>(
            _committed,
            new OutboxPump(this.GetPrimaryKeyString(), GrainFactory, time, logger),
            new OutboxSchedule(this, () => _path!.Resume()));
        _check = new AccessCheck(snapshots, placements, time);
        _participants = new ParticipantRead(() => Sight, snapshots, time);
    }

    private PersonFacts Facts => Sight.Facts;

    private PersonSight Sight
    {
        get
        {
            var stored = _committed.Value;
            return ReferenceEquals(_sight?.Stored, stored)
                ? _sight
                : _sight = new PersonSight(stored, UserId.FromGrainKey(this.GetPrimaryKeyString()));
        }
    }

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

    public ValueTask<Leased<PersonCopy>> Lease(SiloAddress holder)
    {
        var stored = _committed.Value;
        return new(stored.Facts is { } facts
            ? new Leased<PersonCopy>(new PersonCopy(facts, stored.Tokens), _leases.Grant(holder))
            : default);
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => _path.ResumeFromReminder();

    public async Task Apply(string source, long sequence, PersonEffect effect)
    {
        var stored = _committed.Value;
        if (effect is TenantGoneEffect gone)
        {
            await Forget(source, sequence, gone);
            return;
        }

        if (stored.Applied.GetValueOrDefault(source) >= sequence)
        {
            return;
        }

        // Past what is owed to the audit trail: whoever takes something away does not wait for that.
        var next = PersonEffects.Apply(Facts, effect);
        if (!ReferenceEquals(next, Facts))
        {
            await _committed.Commit(stored with
            {
                Facts = next, Applied = stored.Applied.SetItem(source, sequence),
            });
        }
    }

    private async Task Forget(string source, long sequence, TenantGoneEffect gone)
    {
        await _path.SettleAll();
        var stored = _committed.Value;
        var next = Farewell.To(stored, Facts, source, sequence, gone);
        if (!ReferenceEquals(next, stored) || !stored.Owed.Entries.IsEmpty)
        {
            await _path.Commit(next, OwedFor(stored.Tokens.RemoveAll(next.Tokens.Contains)));
        }
    }

    public ValueTask<DecisionReply> Authorize(AccessQuery query) =>
        Decide<SingleQuestion, DecisionReply>(new SingleQuestion(query, _catalogue));

    public ValueTask<ImmutableArray<DecisionReply>> AuthorizeMany(ImmutableArray<AccessQuery> queries)
    {
        if (queries.IsEmpty)
        {
            return new([]);
        }

        var (tenant, token) = (queries[0].Tenant, queries[0].Token);
        return queries.All(q => q.Tenant == tenant && q.Token == token)
            ? Decide<ManyQuestion, ImmutableArray<DecisionReply>>(
                new ManyQuestion(tenant, queries, _catalogue))
            : throw Invariant.Broken("questions about several tenants or by several tokens were put as one");
    }

    public ValueTask<BulkReply> AuthorizeBulk(BulkQuery query) =>
        Decide<BulkQuestion, BulkReply>(new BulkQuestion(query, _catalogue));

    public async ValueTask<ImmutableArray<TenantAccess>> Access(ImmutableArray<TenantId> tenants, TokenId? token)
    {
        var answers = await Task.WhenAll(tenants.Select(t => AccessTo(t, token).AsTask()));
        return [.. answers];
    }

    public async ValueTask<PartnerStanding> Standing(PartnerId partner, TokenId? token)
    {
        var (membership, settings) = await _check.Standing(partner, token, () => Sight);
        if (membership is null || settings is null)
        {
            return new PartnerStanding(null, false, false);
        }

        return !membership.IsLive(_time.GetUtcNow())
            ? new PartnerStanding(null, false, false, membership)
            : new PartnerStanding(
                membership,
                PartnerAccess.Administers(settings, membership.Role),
                PartnerAccess.IsImplicit(settings, membership.Role));
    }

    public ValueTask<PersonReach> Reach(TokenId? token)
    {
        var at = _time.GetUtcNow();
        var sight = Sight;
        var live = token is { } id ? sight.Tokens.FindLive(id, at)?.Narrowing : TokenNarrowing.None;
        return new(live switch
        {
            null => new PersonReach([], []),
            { Tenant: { } only } => new PersonReach([only], []),
            _ => new PersonReach(
                [.. sight.Facts.Tenants.Keys.OrderBy(t => t.Value, StringComparer.Ordinal)],
                [.. sight.Facts.Memberships.Values.Where(m => m.IsLive(at)).OrderBy(m => m.Partner.Value)]),
        });
    }

    public async ValueTask<PersonInTenant> InTenant(TenantId tenant)
    {
        var access = await AccessTo(tenant, null);
        var person = Facts;
        var standing = person.Tenants.GetValueOrDefault(tenant);
        return new PersonInTenant(standing?.Uid == access.Uid ? standing : null, access, person.Version);
    }

    public ValueTask<Participant> Participant(
        TenantId tenant, ImmutableArray<PartnerId> partners, TokenId? token) =>
        _participants.Read(tenant, partners, token);

    private ValueTask<TAnswer> Decide<TQuestion, TAnswer>(TQuestion question)
        where TQuestion : IAccessQuestion<TAnswer> =>
        _check.Decide<TQuestion, TAnswer>(question, () => Sight);

    private ValueTask<TenantAccess> AccessTo(TenantId tenant, TokenId? token) =>
        Decide<PathQuestion, TenantAccess>(new PathQuestion(tenant, token, _catalogue));
}
