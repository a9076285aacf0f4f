using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Staffing;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Staffing;

public sealed class StaffingRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TenantId Tenant = TenantId.Parse("t");
    private static readonly LinkId Link = new(Guid.NewGuid());
    private static readonly UserId Ann = UserId.Parse("ann");
    private static readonly UserId Bob = UserId.Parse("bob");
    private static readonly MembershipId AnnMember = new(Guid.NewGuid());
    private static readonly MembershipId BobMember = new(Guid.NewGuid());

    private static readonly StaffingFacts Two = StaffingRules.Join(
        StaffingRules.Join(StaffingFacts.Empty, Ann, new RosterEntry(AnnMember, 1)), Bob, new RosterEntry(BobMember, 2))
        with
    { Individual = true };

    private static readonly TenantCover Nobody = new(Link, null, false, 0);
    private static readonly TenantCover Both = Nobody with
    {
        Assigned = Nobody.Assigned.Add(Ann, AnnMember).Add(Bob, BobMember),
    };

    private static readonly TenantCover OnlyAnn = Both with { Assigned = Both.Assigned.Remove(Bob) };

    [Fact]
    public void EN_10_one_of_two_may_be_taken_out_and_the_last_one_not()
    {
        var both = StaffingRules.Covered(Two, Tenant, Both);
        var one = StaffingRules.Cover(both, Tenant, OnlyAnn, Now);
        Assert.False(one.IsRefused);
        Refused(StaffingRules.Cover(one.Value, Tenant, Nobody, Now));
    }

    [Fact]
    public void C11_the_last_user_of_a_tenant_cannot_leave_and_another_one_can()
    {
        var facts = StaffingRules.Covered(Two, Tenant, OnlyAnn);
        Refused(StaffingRules.Leave(facts, Ann, Now));
        var left = StaffingRules.Leave(facts, Bob, Now);
        Assert.False(left.IsRefused);
        Assert.DoesNotContain(Bob, left.Value.Roster.Keys);
    }

    [Fact]
    public void C10_a_person_who_left_and_came_back_does_not_count_by_the_old_assignment()
    {
        var back = StaffingRules.Join(Two, Ann, new RosterEntry(new MembershipId(Guid.NewGuid()), 3));
        var facts = StaffingRules.Covered(back, Tenant, Both);
        Refused(StaffingRules.Leave(facts, Bob, Now));
    }

    [Fact]
    public void C9_where_administrators_may_enter_everywhere_nobody_is_the_last_user()
    {
        var implied = StaffingRules.Covered(Two with { Individual = false }, Tenant, OnlyAnn);
        Assert.False(StaffingRules.Leave(implied, Ann, Now).IsRefused);
        Assert.False(StaffingRules.Cover(implied, Tenant, Nobody, Now).IsRefused);
        Refused(StaffingRules.SetIndividual(StaffingRules.Covered(implied, Tenant, Nobody), true, Now));
        Assert.True(StaffingRules.SetIndividual(implied, true, Now).Value!.Individual);
    }

    [Fact]
    public void EN_19_EN_20_those_who_kept_access_count_until_they_are_taken_out_one_by_one()
    {
        var on = StaffingRules.Covered(Two, Tenant, Nobody with { AutoAdd = true });
        var off = StaffingRules.Cover(on, Tenant, Nobody with { RetainedThrough = 1 }, Now);
        Assert.False(off.IsRefused);
        Refused(StaffingRules.Leave(off.Value, Ann, Now));
        Assert.False(StaffingRules.Leave(off.Value, Bob, Now).IsRefused);
        Refused(StaffingRules.Cover(off.Value, Tenant, Nobody with { RetainedThrough = 1, Excluded = [Ann] }, Now));
    }

    [Fact]
    public void EN_11_with_auto_add_any_lasting_member_is_enough()
    {
        var facts = StaffingRules.Covered(Two, Tenant, Nobody with { AutoAdd = true });
        var one = StaffingRules.Leave(facts, Ann, Now);
        Assert.False(one.IsRefused);
        Refused(StaffingRules.Leave(one.Value, Bob, Now));
    }

    [Fact]
    public void X_5_a_link_that_has_run_out_needs_nobody()
    {
        var facts = StaffingRules.Covered(Two, Tenant, OnlyAnn with { ExpiresAt = Now });
        Assert.False(StaffingRules.Leave(facts, Ann, Now).IsRefused);
        Refused(StaffingRules.Leave(facts, Ann, Now.AddTicks(-1)));
    }

    [Fact]
    public void C10_a_link_that_begins_needs_somebody_of_its_own()
    {
        Refused(StaffingRules.Cover(Two, Tenant, Nobody, Now));
        Assert.False(StaffingRules.Cover(Two, Tenant, OnlyAnn, Now).IsRefused);
    }

    [Fact]
    public void A_cover_includes_another_exactly_when_nobody_loses_access()
    {
        Assert.True(Both.Includes(OnlyAnn));
        Assert.False(OnlyAnn.Includes(Both));
        Assert.True((Nobody with { AutoAdd = true }).Includes(Both));
        Assert.False(Both.Includes(Nobody with { AutoAdd = true }));
        Assert.True((Nobody with { RetainedThrough = 2 }).Includes(Nobody with { RetainedThrough = 2, Excluded = [Ann] }));
        Assert.False((Nobody with { RetainedThrough = 2, Excluded = [Ann] }).Includes(Nobody with { RetainedThrough = 2 }));
        Assert.True(Both.Says(Both with { Assigned = OnlyAnn.Assigned.Add(Bob, BobMember) }));
        Assert.False(Both.Says(OnlyAnn));
        Assert.False(Both.Says(null));
    }

    private static void Refused(Outcome<StaffingFacts> outcome) =>
        Assert.Equal(RefusalCodes.LastUser, outcome.Refusal?.Code);
}
