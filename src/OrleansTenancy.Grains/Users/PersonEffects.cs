using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.People;

namespace OrleansTenancy.Grains.Users;

/// <summary>What becomes of a person's facts through an effect; the same instance when nothing does.</summary>
internal static class PersonEffects
{
    public static PersonFacts Apply(PersonFacts person, PersonEffect effect) => effect switch
    {
        GrantsEffect e => PersonRules.SetGrants(person, e.Tenant, e.Uid, e.Roles),
        PerUserRolesEffect e => PersonRules.SetPerUserRoles(
            person, e.Tenant, e.Uid, e.Path.Link, e.Path.Membership, e.Roles),
        AssignmentEffect e => PersonRules.SetAssignment(
            person, e.Tenant, e.Uid, e.Path.Link, e.Path.Membership, e.Assignment, e.ExcludedInEpoch),
        MembershipEffect e => PersonRules.SetMembership(person, e.Membership),
        MembershipGoneEffect e => PersonRules.EndMembership(person, e.Partner, e.Membership),
        _ => throw Invariant.Broken("an effect on a person that this version does not know"),
    };
}
