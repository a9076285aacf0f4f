using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Domain.People;

/// <summary>
/// What becomes of a person's facts when a tenant or a partner has decided something about the person. Answers the
/// same instance when nothing changes, so that a repeated effect writes nothing.
/// </summary>
public static class PersonRules
{
    /// <summary>The tenant set the roles of the person, directly or on a partner user's way.</summary>
    public static PersonFacts SetRoles(PersonFacts person, TenantId tenant, TenantUid uid, UserRolesSet set) =>
        set.Via is { } via
            ? SetPerUserRoles(person, tenant, uid, via.Link, via.Membership, set.Grants)
            : SetGrants(person, tenant, uid, set.Grants);

    /// <summary>The tenant set the roles that it grants directly; none takes them away.</summary>
    public static PersonFacts SetGrants(
        PersonFacts person, TenantId tenant, TenantUid uid, ImmutableArray<RoleGrant> roles)
    {
        var standing = StandingIn(person, tenant, uid);
        return Put(person, tenant, standing with { Own = roles });
    }

    /// <summary>C7: the tenant set the per-user roles of a partner user; none gives the default role again.</summary>
    public static PersonFacts SetPerUserRoles(
        PersonFacts person,
        TenantId tenant,
        TenantUid uid,
        LinkId link,
        MembershipId membership,
        ImmutableArray<RoleGrant> roles) =>
        ChangeLink(person, tenant, uid, link, membership, l => l with { PerUserRoles = roles });

    /// <summary>EN.1, EN.7, EN.20: an individual assignment was made or taken away.</summary>
    public static PersonFacts SetAssignment(
        PersonFacts person,
        TenantId tenant,
        TenantUid uid,
        LinkId link,
        MembershipId membership,
        AssignmentFacts? assignment,
        long? excludedInEpoch) =>
        ChangeLink(
            person,
            tenant,
            uid,
            link,
            membership,
            l => l with { Assignment = assignment, ExcludedInEpoch = excludedInEpoch });

    /// <summary>ID.27: one life of a tenant is gone; a standing in another life of the same id stays.</summary>
    public static PersonFacts ForgetTenant(PersonFacts person, TenantId tenant, TenantUid uid) =>
        person.Tenants.TryGetValue(tenant, out var standing) && standing.Uid == uid
            ? Moved(person with { Tenants = person.Tenants.Remove(tenant) })
            : person;

    /// <summary>A membership began or changed.</summary>
    public static PersonFacts SetMembership(PersonFacts person, MembershipFacts membership) =>
        person.Memberships.TryGetValue(membership.Partner, out var old) && old == membership
            ? person
            : Moved(person with { Memberships = person.Memberships.SetItem(membership.Partner, membership) });

    /// <summary>
    /// One life of a membership ended, and with it everything that it carried (C13'): what a person had through it is
    /// dropped from the facts too, so that they do not grow with the past.
    /// </summary>
    public static PersonFacts EndMembership(PersonFacts person, PartnerId partner, MembershipId membership)
    {
        var next = person;
        if (person.Memberships.TryGetValue(partner, out var held) && held.Id == membership)
        {
            next = next with { Memberships = person.Memberships.Remove(partner) };
        }

        foreach (var (tenant, standing) in person.Tenants)
        {
            var links = standing.Links.RemoveAll(l => l.Membership == membership);
            if (links.Length != standing.Links.Length)
            {
                next = next with { Tenants = With(next.Tenants, tenant, standing with { Links = links }) };
            }
        }

        return ReferenceEquals(next, person) ? person : Moved(next);
    }

    private static PersonFacts ChangeLink(
        PersonFacts person,
        TenantId tenant,
        TenantUid uid,
        LinkId link,
        MembershipId membership,
        Func<LinkStanding, LinkStanding> change)
    {
        var standing = StandingIn(person, tenant, uid);
        var old = standing.Links.FirstOrDefault(l => l.Link == link && l.Membership == membership);
        var next = change(old ?? new LinkStanding(link, membership));

        // A standing through an earlier life of the link or the membership is dead and need not be kept.
        var others = standing.Links.RemoveAll(l => l.Link == link || l.Membership == membership);
        var links = IsEmpty(next) ? others : others.Add(next);
        return Put(person, tenant, standing with { Links = links });
    }

    private static TenantStanding StandingIn(PersonFacts person, TenantId tenant, TenantUid uid) =>
        person.Tenants.TryGetValue(tenant, out var standing) && standing.Uid == uid
            ? standing
            : new TenantStanding(uid);

    private static PersonFacts Put(PersonFacts person, TenantId tenant, TenantStanding standing)
    {
        var had = person.Tenants.GetValueOrDefault(tenant);
        var tenants = With(person.Tenants, tenant, standing);
        return ReferenceEquals(tenants, person.Tenants) || (had is not null && Same(had, standing))
            ? person
            : Moved(person with { Tenants = tenants });
    }

    private static ImmutableDictionary<TenantId, TenantStanding> With(
        ImmutableDictionary<TenantId, TenantStanding> tenants, TenantId tenant, TenantStanding standing) =>
        standing.Own.IsEmpty && standing.Links.IsEmpty ? tenants.Remove(tenant) : tenants.SetItem(tenant, standing);

    private static bool IsEmpty(LinkStanding standing) =>
        standing is { Assignment: null, ExcludedInEpoch: null, PerUserRoles.IsEmpty: true };

    // Arrays compare by reference in records, so what is equal has to be looked at piece by piece.
    private static bool Same(TenantStanding a, TenantStanding b) =>
        a.Uid == b.Uid
        && Same(a.Own, b.Own)
        && a.Links.Length == b.Links.Length
        && a.Links.Zip(b.Links).All(p => Same(p.First, p.Second));

    private static bool Same(LinkStanding a, LinkStanding b) =>
        a.Link == b.Link
        && a.Membership == b.Membership
        && a.Assignment == b.Assignment
        && a.ExcludedInEpoch == b.ExcludedInEpoch
        && Same(a.PerUserRoles, b.PerUserRoles);

    private static bool Same(ImmutableArray<RoleGrant> a, ImmutableArray<RoleGrant> b) =>
        a.Length == b.Length && a.Zip(b).All(p => Same(p.First, p.Second));

    private static bool Same(RoleGrant a, RoleGrant b) =>
        a with { Groups = null } == b with { Groups = null }
        && a.Groups.HasValue == b.Groups.HasValue
        && (a.Groups is not { } groups || groups.AsSpan().SequenceEqual(b.Groups!.Value.AsSpan()));

    private static PersonFacts Moved(PersonFacts person) => person with { Version = person.Version + 1 };
}
