using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.Access;

/// <summary>
/// What somebody would have through a change that they would not have without it, at any instant from now on: what X.2
/// forbids to give oneself, whatever the change is. Access to a linked tenant counts also as if it were assigned:
/// whoever can let themselves in must not find more behind the door.
/// </summary>
internal static class GainRules
{
    /// <summary>Whether there is nothing left to gain: everything, for the whole tenant, without an end.</summary>
    public static bool HasEverything(Participant person, TenantPolicy policy, DateTimeOffset at)
    {
        var everything = policy.Catalogue.All.Except(policy.Ceiling);
        return everything.IsSubsetOf(person.PathIn(policy, at).TenantWideScopes)
            && !Instants(person, policy, at).Any(t => t > at);
    }

    /// <summary>The scopes that are gained somewhere, at some time.</summary>
    /// <param name="before">The person without the change, and the tenant.</param>
    /// <param name="after">The person with it, and the tenant.</param>
    /// <param name="moved">Groups that lie elsewhere afterwards.</param>
    /// <param name="at">Now.</param>
    public static ScopeSet Gained(
        (Participant Person, TenantPolicy Policy) before,
        (Participant Person, TenantPolicy Policy) after,
        ImmutableArray<GroupRef> moved,
        DateTimeOffset at)
    {
        // In between nothing changes: each instant of these holds until the next one.
        var instants = Instants(before.Person, before.Policy, at)
            .Concat(Instants(after.Person, after.Policy, at))
            .Distinct();
        var (was, becomes) = (AsIfAssigned(before.Person, before.Policy), AsIfAssigned(after.Person, after.Policy));
        var gained = ScopeSet.Empty;
        foreach (var instant in instants)
        {
            // As it is, and as it can come to be: neither shows what the other does.
            gained = gained
                .Union(Beyond(
                    (before.Person.PathIn(before.Policy, instant), before.Policy),
                    (after.Person.PathIn(after.Policy, instant), after.Policy),
                    moved))
                .Union(Beyond(
                    (was.PathIn(before.Policy, instant), before.Policy),
                    (becomes.PathIn(after.Policy, instant), after.Policy),
                    moved));
        }

        return gained;
    }

    private static ScopeSet Beyond(
        (AccessPath Path, TenantPolicy Policy) was,
        (AccessPath Path, TenantPolicy Policy) becomes,
        ImmutableArray<GroupRef> moved)
    {
        var groups = becomes.Policy.Groups;
        var gained = ScopeSet.Empty;
        foreach (var grant in becomes.Path.Grants)
        {
            var given = grant.Scopes.Except(becomes.Path.Ceiling);
            if (grant.IsTenantWide)
            {
                gained = gained.Union(given.Except(HeldAt(was.Path, was.Policy, null)));
                continue;
            }

            var places = moved.Where(m => groups.TrySpan(m, out var span) && grant.Covers(span));
            if (!was.Path.Grants.Any(g => ReferenceEquals(g.Grant, grant.Grant) && grant.Scopes.IsSubsetOf(g.Scopes)))
            {
                places = places.Concat(grant.Groups!.Value.Where(groups.Contains));
            }

            // What is held in a group is held in what was below it too, so the tops are enough.
            gained = places.Aggregate(
                gained, (all, p) => all.Union(given.Except(HeldAt(was.Path, was.Policy, p))));
        }

        return gained;
    }

    private static ScopeSet HeldAt(AccessPath path, TenantPolicy policy, GroupRef? place)
    {
        Groups.GroupSpan span = default;
        var isPlaced = place is { } group && policy.Groups.TrySpan(group, out span);
        return path.Grants
            .Where(g => g.IsTenantWide || (isPlaced && g.Covers(span)))
            .Aggregate(ScopeSet.Empty, (held, g) => held.Union(g.Scopes))
            .Except(path.Ceiling);
    }

    private static Participant AsIfAssigned(Participant person, TenantPolicy policy)
    {
        var facts = person.Facts;
        foreach (var link in policy.Facts.Links)
        {
            if (facts.Memberships.TryGetValue(link.Partner, out var membership))
            {
                facts = PersonRules.SetAssignment(
                    facts,
                    policy.Facts.Id,
                    policy.Facts.Uid,
                    link.Id,
                    membership.Id,
                    new AssignmentFacts(link.AssignmentEpoch, null, null),
                    null);
            }
        }

        return person with { Facts = facts };
    }

    // Now, and whenever something of the person's begins or ends.
    private static IEnumerable<DateTimeOffset> Instants(Participant person, TenantPolicy policy, DateTimeOffset at)
    {
        var standing = person.Facts.Tenants.GetValueOrDefault(policy.Facts.Id);
        var grants = (standing?.Own ?? []).Concat(standing?.Links.SelectMany(l => l.PerUserRoles) ?? []);
        var links = policy.Facts.Links.Where(l => person.Facts.Memberships.ContainsKey(l.Partner));
        return grants.SelectMany(g => Ends(g.NotBefore, g.ExpiresAt))
            .Concat(links.SelectMany(l => Ends(l.NotBefore, l.ExpiresAt)))
            .Concat(standing?.Links.SelectMany(l => Ends(l.Assignment?.NotBefore, l.Assignment?.ExpiresAt)) ?? [])
            .Concat(person.Facts.Memberships.Values.SelectMany(m => Ends(m.NotBefore, m.ExpiresAt)))
            .OfType<DateTimeOffset>()
            .Where(t => t > at)
            .Prepend(at);
    }

    private static IEnumerable<DateTimeOffset?> Ends(DateTimeOffset? from, DateTimeOffset? until) => [from, until];
}
