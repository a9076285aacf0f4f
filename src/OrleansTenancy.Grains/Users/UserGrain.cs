using System.Collections.Immutable;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Grains.Committing;
using OrleansTenancy.Grains.Devices;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Grains.Replication;
using OrleansTenancy.Grains.State;

namespace OrleansTenancy.Grains.Users;

/// <summary>
/// Owns what one person has, and decides what the person may. Only <see cref="Apply"/> writes; asking about somebody
/// of whom nothing is known leaves no trace in the store.
/// </summary>
[GrainType("user")]
internal sealed class UserGrain : Grain, IUserGrain, IUserAccess
{
    private readonly ScopeCatalogue _catalogue;
    private readonly TimeProvider _time;
    private readonly Committed<StoredPerson> _committed;
    private readonly AccessCheck _check;
    private PersonFacts _nobody = null!;

    public UserGrain(
        [PersistentState("user", StorageNames.Tenancy)] IPersistentState<StoredPerson> storage,
        ISnapshots snapshots,
        IPlacements placements,
        ScopeCatalogue catalogue,
        TimeProvider time)
    {
        _catalogue = catalogue;
        _time = time;
        _committed = new Committed<StoredPerson>(storage, DeactivateOnIdle);
        _check = new AccessCheck(() => Facts, snapshots, placements, time);
    }

    private PersonFacts Facts => _committed.Value.Facts ?? _nobody;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _nobody = new PersonFacts(UserId.FromGrainKey(this.GetPrimaryKeyString()), 0);
        _committed.Load();
        return Task.CompletedTask;
    }

    public async Task Apply(string source, long sequence, PersonEffect effect)
    {
        var stored = _committed.Value;
        if (stored.Applied.GetValueOrDefault(source) >= sequence)
        {
            return;
        }

        var next = PersonEffects.Apply(Facts, effect);
        if (!ReferenceEquals(next, Facts))
        {
            await _committed.Commit(new StoredPerson
            {
                Facts = next, Applied = stored.Applied.SetItem(source, sequence),
            });
        }
    }

    public ValueTask<DecisionReply> Authorize(AccessQuery query) =>
        _check.Decide<SingleQuestion, DecisionReply>(new SingleQuestion(query, _catalogue));

    public ValueTask<ImmutableArray<DecisionReply>> AuthorizeMany(ImmutableArray<AccessQuery> queries)
    {
        if (queries.IsEmpty)
        {
            return new([]);
        }

        var tenant = queries[0].Tenant;
        return queries.All(q => q.Tenant == tenant)
            ? _check.Decide<ManyQuestion, ImmutableArray<DecisionReply>>(
                new ManyQuestion(tenant, queries, _catalogue))
            : throw Invariant.Broken("questions about several tenants were put as one");
    }

    public ValueTask<BulkReply> AuthorizeBulk(BulkQuery query) =>
        _check.Decide<BulkQuestion, BulkReply>(new BulkQuestion(query, _catalogue));

    public async ValueTask<ImmutableArray<TenantAccess>> Access(ImmutableArray<TenantId> tenants)
    {
        var answers = await Task.WhenAll(tenants.Select(t => AccessTo(t).AsTask()));
        return [.. answers];
    }

    public async ValueTask<PartnerStanding> Standing(PartnerId partner)
    {
        var (membership, settings) = await _check.Standing(partner);
        return membership is null || settings is null
            ? new PartnerStanding(null, false, false)
            : new PartnerStanding(
                membership,
                PartnerAccess.Administers(settings, membership.Role),
                PartnerAccess.IsImplicit(settings, membership.Role));
    }

    public ValueTask<PersonReach> Reach()
    {
        var person = Facts;
        var at = _time.GetUtcNow();
        return new(new PersonReach(
            [.. person.Tenants.Keys.OrderBy(t => t.Value, StringComparer.Ordinal)],
            [.. person.Memberships.Values.Where(m => m.IsLive(at)).OrderBy(m => m.Partner.Value)]));
    }

    public async ValueTask<PersonInTenant> InTenant(TenantId tenant)
    {
        var access = await AccessTo(tenant);
        var person = Facts;
        var standing = person.Tenants.GetValueOrDefault(tenant);
        return new PersonInTenant(standing?.Uid == access.Uid ? standing : null, access, person.Version);
    }

    private ValueTask<TenantAccess> AccessTo(TenantId tenant) =>
        _check.Decide<PathQuestion, TenantAccess>(new PathQuestion(tenant, _catalogue));
}
