using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;
using Xunit;

namespace OrleansTenancy.Domain.Tests.People;

public sealed class PersonRulesTests
{
    private static readonly TenantId Acme = TenantId.Parse("acme");
    private static readonly TenantUid First = new(Guid.Parse("11111111-1111-4111-8111-111111111111"));
    private static readonly TenantUid Second = new(Guid.Parse("22222222-2222-4222-8222-222222222222"));
    private static readonly LinkId Link = new(Guid.Parse("33333333-3333-4333-8333-333333333333"));
    private static readonly MembershipId Member = new(Guid.Parse("44444444-4444-4444-8444-444444444444"));
    private static readonly MembershipId Again = new(Guid.Parse("55555555-5555-4555-8555-555555555555"));
    private static readonly PartnerId Partner = PartnerId.Parse("66666666-6666-4666-8666-666666666666");
    private static readonly PersonFacts Nobody = new(UserId.Parse("eve"), 0);

    [Fact]
    public void A_repeated_effect_answers_the_same_instance()
    {
        var granted = PersonRules.SetGrants(Nobody, Acme, First, Roles("r"));
        var assigned = Assign(granted, Member);
        var member = PersonRules.SetMembership(assigned, Membership(Member));

        Assert.Equal(3, member.Version);
        Assert.Same(member, PersonRules.SetGrants(member, Acme, First, Roles("r")));
        Assert.Same(member, Assign(member, Member));
        Assert.Same(member, PersonRules.SetMembership(member, Membership(Member)));
    }

    [Fact]
    public void Taking_away_what_was_never_given_changes_nothing()
    {
        Assert.Same(Nobody, PersonRules.SetGrants(Nobody, Acme, First, []));
        Assert.Same(Nobody, PersonRules.ForgetTenant(Nobody, Acme, First));
        Assert.Same(Nobody, PersonRules.EndMembership(Nobody, Partner, Member));
    }

    [Fact]
    public void A_grant_for_other_groups_is_another_grant()
    {
        ImmutableArray<GroupRef> groups = [new GroupRef(GroupId.Parse("g"), 1)];
        var wide = PersonRules.SetGrants(Nobody, Acme, First, Roles("r"));
        var narrow = PersonRules.SetGrants(wide, Acme, First, [Roles("r")[0] with { Groups = groups }]);

        Assert.NotSame(wide, narrow);
        Assert.Same(
            narrow, PersonRules.SetGrants(narrow, Acme, First, [Roles("r")[0] with { Groups = [.. groups] }]));
    }

    [Fact]
    public void ID_27_a_late_deletion_of_an_old_life_leaves_the_new_one_alone()
    {
        var reborn = PersonRules.SetGrants(Nobody, Acme, Second, Roles("r"));
        Assert.Same(reborn, PersonRules.ForgetTenant(reborn, Acme, First));
        Assert.Empty(PersonRules.ForgetTenant(reborn, Acme, Second).Tenants);
    }

    [Fact]
    public void A_new_life_of_a_tenant_starts_without_what_the_old_one_granted()
    {
        var old = Assign(PersonRules.SetGrants(Nobody, Acme, First, Roles("r")), Member);
        var standing = PersonRules.SetGrants(old, Acme, Second, Roles("s")).Tenants[Acme];

        Assert.Equal("s", Assert.Single(standing.Own).Role.Value);
        Assert.Empty(standing.Links);
    }

    [Fact]
    public void C13_ending_a_membership_ends_all_that_it_carried_and_nothing_else()
    {
        var full = PersonRules.SetMembership(
            Assign(PersonRules.SetGrants(Nobody, Acme, First, Roles("r")), Member), Membership(Member));

        var left = PersonRules.EndMembership(full, Partner, Member);

        Assert.Empty(left.Memberships);
        Assert.Empty(left.Tenants[Acme].Links);
        Assert.Single(left.Tenants[Acme].Own);
    }

    [Fact]
    public void C13_a_late_end_of_an_old_membership_leaves_the_new_one_alone()
    {
        var again = PersonRules.SetMembership(Assign(Nobody, Again), Membership(Again));
        Assert.Same(again, PersonRules.EndMembership(again, Partner, Member));
    }

    private static PersonFacts Assign(PersonFacts person, MembershipId membership) =>
        PersonRules.SetAssignment(
            person, Acme, First, Link, membership, new AssignmentFacts(0, null, null), null);

    private static MembershipFacts Membership(MembershipId id) => new(id, Partner, MemberRole.Technician, 1, null);

    private static ImmutableArray<RoleGrant> Roles(string role) =>
        [new RoleGrant(RoleId.Parse(role), 1, null, null, null)];
}
