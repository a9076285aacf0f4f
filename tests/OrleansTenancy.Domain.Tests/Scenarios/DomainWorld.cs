using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Staffing;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Scenarios;

namespace OrleansTenancy.Domain.Tests.Scenarios;

/// <summary>
/// All facts of a scenario, and what becomes of people when tenants and partners decide: what grains do, without any.
/// </summary>
internal sealed class DomainWorld
{
    private readonly Dictionary<TenantId, TenantFacts> _tenants = [];
    private readonly Dictionary<PartnerId, PartnerFacts> _partners = [];
    private readonly Dictionary<UserId, PersonFacts> _people = [];
    private readonly Dictionary<(TenantUid, string Type, string Id), GroupRef?> _resources = [];
    private int _made;

    public static ScopeCatalogue Catalogue { get; } =
        ScopeCatalogue.BuiltIn.WithPortal().Extend(ScenarioFiles.CatalogueExtension, "catalogue.tsv").Value!;

    public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public Guid NewId() => new(++_made, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);

    public TenantFacts? Tenant(TenantId tenant) => _tenants.GetValueOrDefault(tenant);

    public PartnerFacts? Partner(PartnerId partner) => _partners.GetValueOrDefault(partner);

    public PersonFacts Person(UserId user) => _people.GetValueOrDefault(user) ?? new PersonFacts(user, 0);

    public TenantPolicy? Policy(TenantId tenant) =>
        Tenant(tenant) is { } facts ? TenantPolicy.Compile(facts.Policy, Catalogue) : null;

    public PartnerSettings? Settings(PartnerId partner) => Partner(partner)?.Settings;

    public AccessPath PathOf(UserId user, TenantId tenant) =>
        AccessPaths.Resolve(Person(user), Policy(tenant), Settings, Now);

    public Participant Participant(UserId user)
    {
        var person = Person(user);
        return new Participant(person, [.. person.Memberships.Keys.Select(Settings).OfType<PartnerSettings>()]);
    }

    public MembershipFacts? MembershipOf(UserId user, PartnerId partner) =>
        Person(user).Memberships.GetValueOrDefault(partner) is { } membership && membership.IsLive(Now) ? membership : null;

    public MembershipFacts? BegunOrWaiting(UserId user, PartnerId partner) =>
        Person(user).Memberships.GetValueOrDefault(partner) is { } membership && !membership.IsOver(Now) ? membership : null;

    public PartnerUser? MemberOf(UserId user, PartnerId partner) =>
        MembershipOf(user, partner) is { } membership && Settings(partner) is { } settings
            ? new PartnerUser(membership.Id, PartnerAccess.IsImplicit(settings, membership.Role))
            : null;

    public bool IsHeld(TenantId tenant, RoleId role) =>
        _people.Values.Select(p => p.Tenants.GetValueOrDefault(tenant)).OfType<TenantStanding>()
            .SelectMany(s => s.Own.Concat(s.Links.SelectMany(l => l.PerUserRoles)))
            .Any(g => g.Role == role);

    public bool AnyIn(GroupId group) => _resources.Values.Any(place => place?.Id == group);

    public Placement Place(TenantId tenant, string type, string id) =>
        Tenant(tenant) is { } facts && _resources.TryGetValue((facts.Policy.Uid, type, id), out var group)
            ? new Placement(true, group)
            : Placement.Missing;

    public string? Put(TenantId tenant, string type, string id, GroupId? group)
    {
        var policy = Policy(tenant)!;
        GroupRef? place = null;
        if (group is { } wanted)
        {
            if (!policy.Groups.TryFind(wanted, out var found))
            {
                return RefusalCodes.GroupUnknown;
            }

            place = found;
        }

        _resources[(policy.Facts.Uid, type, id)] = place;
        return null;
    }

    public string? Store(TenantId tenant, Outcome<TenantChange> outcome)
    {
        if (outcome.IsRefused)
        {
            return outcome.Refusal.Code;
        }

        var (next, covers) = TenantCovers.Between(Tenant(tenant), outcome.Value.Next);
        foreach (var change in covers.Where(c => c.Asks))
        {
            var agreed = StaffingRules.Cover(StaffingOf(change.Partner), tenant, change.After!, Now);
            if (agreed.IsRefused)
            {
                return agreed.Refusal.Code;
            }
        }

        _tenants[tenant] = next;
        foreach (var happened in outcome.Value.Events)
        {
            Tell(next.Policy, happened);
        }

        return null;
    }

    // EN.10: the index that partner and tenants ask, made anew from what they have.
    private StaffingFacts StaffingOf(PartnerId partner)
    {
        var roster = _people.Values
            .Select(p => (p.Id, Membership: MembershipOf(p.Id, partner)))
            .Where(m => m.Membership is { IsLasting: true })
            .ToImmutableDictionary(m => m.Id, m => new RosterEntry(m.Membership!.Id, m.Membership.Sequence));
        var covers = _tenants
            .Select(t => (t.Key, Cover: TenantCovers.Of(t.Value).GetValueOrDefault(partner)))
            .Where(t => t.Cover is not null)
            .ToImmutableDictionary(t => t.Key, t => t.Cover!);
        return new StaffingFacts
        {
            Individual = PartnerStaffing.IsIndividual(Settings(partner)), Roster = roster, Covers = covers,
        };
    }

    private Refusal? Agreement(PartnerId partner, PartnerChange change)
    {
        var staffing = StaffingOf(partner);
        var answers = change.Events.Select<PartnerEvent, Outcome<StaffingFacts>?>(happened => happened switch
        {
            MemberRemoved e => StaffingRules.Leave(staffing, e.User, Now),
            MemberChanged { After.ExpiresAt: not null } e => StaffingRules.Leave(staffing, e.User, Now),
            PartnerChanged when PartnerStaffing.IsIndividual(change.Next.Settings) =>
                StaffingRules.SetIndividual(staffing, true, Now),
            _ => null,
        });
        return answers.FirstOrDefault(a => a is { IsRefused: true })?.Refusal;
    }

    public string? Store(PartnerId partner, Outcome<PartnerChange> outcome)
    {
        if (outcome.IsRefused)
        {
            return outcome.Refusal.Code;
        }

        if (Agreement(partner, outcome.Value) is { } refusal)
        {
            return refusal.Code;
        }

        _partners[partner] = outcome.Value.Next;
        foreach (var happened in outcome.Value.Events)
        {
            _ = happened switch
            {
                MemberAdded e => Change(e.User, p => PersonRules.SetMembership(p, e.Membership)),
                MemberChanged e => Change(e.User, p => PersonRules.SetMembership(p, e.After)),
                MemberRemoved e => Change(e.User, p => PersonRules.EndMembership(p, partner, e.Membership)),
                _ => null,
            };
        }

        return null;
    }

    private void Tell(TenantPolicyFacts policy, TenantEvent happened)
    {
        var (id, uid) = (policy.Id, policy.Uid);
        switch (happened)
        {
            case UserRolesSet { Via: null } e:
                Change(e.User, p => PersonRules.SetGrants(p, id, uid, e.Grants));
                break;
            case UserRolesSet { Via: { } via } e:
                Change(e.User, p => PersonRules.SetPerUserRoles(p, id, uid, via.Link, via.Membership, e.Grants));
                break;
            case AccessAssigned e:
                Change(e.User, p => PersonRules.SetAssignment(
                    p, id, uid, e.Via.Link, e.Via.Membership, e.Assignment, e.ExcludedInEpoch));
                break;
            case AccessUnassigned e:
                Change(e.User, p => PersonRules.SetAssignment(
                    p, id, uid, e.Via.Link, e.Via.Membership, null, e.ExcludedInEpoch));
                break;
            case TenantDeleted:
                _people.Keys.ToList().ForEach(user => Change(user, p => PersonRules.ForgetTenant(p, id, uid)));
                break;
            default:
                break;
        }
    }

    private PersonFacts Change(UserId user, Func<PersonFacts, PersonFacts> rule) => _people[user] = rule(Person(user));
}
