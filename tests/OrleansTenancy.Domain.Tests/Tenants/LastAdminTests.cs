using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Tenants;

/// <summary>The last administrator is never one whose power begins later, ends, or reaches only some groups.</summary>
public sealed class LastAdminTests
{
    private static readonly CommandStamp Stamp = new(UserId.Parse("ada"), new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
    private static readonly UserId Ada = UserId.Parse("ada");
    private static readonly UserId Bob = UserId.Parse("bob");
    private static readonly RoleId Admin = BuiltinRoles.EnterpriseAdmin;
    private static readonly TenantFacts Acme = WithGroup(TenantRules.Create(
        null,
        new TenantBirth(TenantId.Parse("acme"), "Acme", Ada, null, null),
        new TenantUid(Guid.Empty),
        new LinkId(Guid.Empty),
        Stamp).Value!.Next);

    public static TheoryData<string> Lesser => ["ends", "begins-later", "in-a-group", "other-role", "nothing"];

    [Theory, MemberData(nameof(Lesser))]
    public void X_3_X_5_the_last_admin_cannot_become_less_than_lasting(string kind) =>
        Assert.Equal(RefusalCodes.LastAdmin, CodeOf(Set(Acme, Ada, kind)));

    [Theory, MemberData(nameof(Lesser))]
    public void X_3_X_5_somebody_who_is_less_than_lasting_does_not_stand_in_for_the_last(string kind)
    {
        var both = Set(Acme, Bob, kind).Value!.Next;
        Assert.Equal([Ada], both.Admins);
        Assert.Equal(RefusalCodes.LastAdmin, CodeOf(Set(both, Ada, "nothing")));
    }

    [Theory, MemberData(nameof(Lesser))]
    public void X_3_with_another_lasting_admin_each_of_these_is_allowed(string kind)
    {
        var both = Set(Acme, Bob, "lasting").Value!.Next;
        Assert.Equal("done", CodeOf(Set(both, Ada, kind)));
        Assert.Equal([Bob], Set(both, Ada, kind).Value!.Next.Admins);
    }

    [Fact]
    public void X_3_X_5_a_beginning_at_this_very_tick_counts_and_one_tick_later_does_not()
    {
        Assert.Equal("done", CodeOf(Set(Acme, Ada, [new(Admin, null, Stamp.At, null)])));
        Assert.Equal(RefusalCodes.LastAdmin, CodeOf(Set(Acme, Ada, [new(Admin, null, Stamp.At.AddTicks(1), null)])));
    }

    [Fact]
    public void X_3_V7_no_role_of_a_tenant_can_take_the_name_of_the_admin_role()
    {
        var draft = new RoleDraft("x", [], null, true, ScopeCatalogue.BuiltIn.All);
        Assert.Equal(RefusalCodes.RoleExists, RoleRules.Create(Acme, Admin, draft, ScopeCatalogue.BuiltIn).Refusal?.Code);
        Assert.Equal(RefusalCodes.BuiltinRole, RoleRules.Delete(Acme, Admin, null, false).Refusal?.Code);
    }

    [Fact]
    public void X_3_V7_a_custom_role_with_every_scope_made_again_or_not_does_not_make_an_admin_that_counts()
    {
        var all = new RoleDraft("All", ScopeCatalogue.BuiltIn.NamesOf(ScopeCatalogue.BuiltIn.All), null, false, ScopeCatalogue.BuiltIn.All);
        var role = RoleId.Parse("all");
        var made = RoleRules.Create(Acme, role, all, ScopeCatalogue.BuiltIn).Value!.Next;
        var again = RoleRules.Create(
            RoleRules.Delete(made, role, null, false).Value!.Next, role, all, ScopeCatalogue.BuiltIn).Value!.Next;
        foreach (var tenant in new[] { made, again })
        {
            var held = Set(tenant, Bob, [new(role, null, null, null)]).Value!.Next;
            Assert.Equal(RefusalCodes.LastAdmin, CodeOf(Set(held, Ada, "nothing")));
        }
    }

    [Theory]
    [InlineData(0, null, "invalid-period")]
    [InlineData(-1, null, "invalid-period")]
    [InlineData(1, null, "done")]
    [InlineData(1, 1, "invalid-period")]
    [InlineData(2, 1, "done")]
    [InlineData(2, 3, "invalid-period")]
    [InlineData(1, -5, "done")]
    public void X_5_a_period_ends_after_now_and_after_it_began(long until, int? from, string expected)
    {
        DateTimeOffset? begin = from is { } ticks ? Stamp.At.AddTicks(ticks) : null;
        var end = Stamp.At.AddTicks(until);
        Assert.Equal(expected, CodeOf(Set(Acme, Bob, [new(Admin, null, begin, end)])));
        Assert.Equal(expected, CodeOf(Request(begin, end)));
    }

    [Fact]
    public void X_5_an_instant_is_at_most_a_hundred_years_ahead()
    {
        var last = Stamp.At.AddYears(Limits.PeriodYearsMax);
        Assert.Equal("done", CodeOf(Request(null, last)));
        Assert.Equal(RefusalCodes.InvalidPeriod, CodeOf(Request(null, last.AddTicks(1))));
        Assert.Equal(RefusalCodes.InvalidPeriod, CodeOf(Request(last.AddTicks(1), null)));
        Assert.Equal(RefusalCodes.InvalidPeriod, CodeOf(Set(Acme, Bob, [new(Admin, null, null, DateTimeOffset.MaxValue)])));
    }

    [Fact]
    public void X_8_a_link_that_has_not_begun_can_be_ended()
    {
        var partner = PartnerId.Parse("11111111-1111-4111-8111-111111111111");
        var pending = Request(Stamp.At.AddDays(1), null).Value!.Next;
        var linked = TenantLinkRules.AcceptLink(pending, partner, new(new(Guid.Empty), true), Stamp).Value!.Next;
        Assert.False(linked.Policy.Links.Single().IsInForce(Stamp.At));
        Assert.Equal("done", CodeOf(TenantLinkRules.EndLink(linked, null, Stamp)));
        Assert.Equal("done", CodeOf(TenantLinkRules.EndLink(linked, partner, Stamp)));
    }

    private static Outcome<TenantChange> Request(DateTimeOffset? from, DateTimeOffset? until) =>
        TenantLinkRules.RequestLink(
            Acme,
            new LinkRequest(PartnerId.Parse("11111111-1111-4111-8111-111111111111"), true, null, until, null, from),
            new LinkId(Guid.Empty),
            LinkSettings.Default,
            ScopeCatalogue.BuiltIn,
            Stamp);

    private static Outcome<TenantChange> Set(TenantFacts tenant, UserId user, string kind) =>
        Set(tenant, user, kind switch
        {
            "lasting" => [new(Admin, null, null, null)],
            "ends" => [new(Admin, null, null, Stamp.At.AddYears(50))],
            "begins-later" => [new(Admin, null, Stamp.At.AddTicks(1), null)],
            "in-a-group" => [new(Admin, [GroupId.Parse("g")], null, null)],
            "other-role" => [new(BuiltinRoles.EnterpriseViewer, null, null, null)],
            _ => [],
        });

    private static Outcome<TenantChange> Set(TenantFacts tenant, UserId user, ImmutableArray<WantedGrant> roles) =>
        TenantUserRules.SetUserRoles(
            tenant, new UserRolesDraft(user, roles, null, ScopeCatalogue.BuiltIn.All, null), ScopeCatalogue.BuiltIn, Stamp);

    private static TenantFacts WithGroup(TenantFacts tenant) =>
        TenantGroupRules.Create(tenant, GroupId.Parse("g"), "g", null).Value!.Next;

    private static string CodeOf(Outcome<TenantChange> outcome) => outcome.Refusal?.Code ?? "done";
}
