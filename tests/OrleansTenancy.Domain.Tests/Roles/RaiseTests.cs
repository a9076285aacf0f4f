using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Domain.Tokens;
using Xunit;
using static OrleansTenancy.Domain.Tests.Roles.ActingPerson;

namespace OrleansTenancy.Domain.Tests.Roles;

/// <summary>Nobody raises themselves, whatever the way (X.2), and what was taken from an actor counts at once (X.6).</summary>
public sealed class RaiseTests
{
    private const string Done = "done";
    private const string Raised = RefusalCodes.ScopeEscalation;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly string[] More = ["read:user", "update:user", "update:role", "delete:user", "delete:role"];
    private static readonly string[] Less = ["read:user", "update:role"];

    [Fact]
    public void X_2_X_5_what_is_held_for_a_while_is_not_written_into_a_role_that_is_kept()
    {
        Assert.Equal(Raised, EditRole(With(Holds(Clerk), Holds(Admin, until: Hour)), Clerk, More));
        Assert.Equal(Raised, EditRole(With(Holds(Clerk, until: Hour + Tick), Holds(Admin, until: Hour)), Clerk, More));
        Assert.Equal(Raised, EditRole(With(Holds(Clerk, from: Hour), Holds(Admin, until: Hour)), Clerk, More));
        Assert.Equal(Raised, EditRole(With(Holds(Clerk, null, null, "a"), Holds(Admin, until: Hour)), Clerk, "create:device_command:REBOOT"));

        Assert.Equal(Done, EditRole(With(Holds(Clerk, until: Hour), Holds(Admin, until: Hour)), Clerk, More));
        Assert.Equal(Done, EditRole(With(Holds(Clerk), Holds(Admin)), Clerk, More));
        Assert.Equal(Done, EditRole(With(Holds(Clerk), Holds(Admin, until: Hour)), Clerk, Less));
        Assert.Equal(Done, EditRole(With(Holds(Admin, until: Hour)), Clerk, More));
    }

    [Fact]
    public void X_2_C26_nor_into_the_partner_role_that_waits_behind_a_role_of_ones_own()
    {
        var requested = With(Holds(Admin, until: Hour));
        Assert.Equal(Done, EditRole(requested, BuiltinRoles.Partner, More));

        // The link that the tenant asked for gives the Partner role; this one was created, and gives everything anyway.
        Assert.Equal(Done, EditRole(requested.AtPartner(), BuiltinRoles.Partner, More));
        var way = new PartnerRoute(Partner, Link.Id, Membership);
        var perUser = requested.AtPartner();
        perUser = perUser with
        {
            Facts = PersonRules.SetPerUserRoles(
                perUser.Facts, Acme.Policy.Id, Acme.Policy.Uid, way.Link, way.Membership, [Holds(BuiltinRoles.Partner)]),
        };
        Assert.Equal(Raised, EditRole(perUser, BuiltinRoles.Partner, More));
    }

    [Theory]
    [InlineData(AdminAccess.AllTenants)]
    [InlineData(AdminAccess.Assigned)]
    public void X_2_E1_30_nobody_puts_a_lower_role_of_their_own_away_to_find_a_higher_one(AdminAccess access)
    {
        var lower = With(Holds(Clerk)).AtPartner(access: access);
        Assert.Equal(Raised, SetRoles(lower, lower, null));
        Assert.Equal(Raised, SetRoles(lower, lower, null, Want(Clerk, until: Hour)));
        Assert.Equal(Raised, SetRoles(lower, lower, null, Want(Clerk, from: Tick)));
        Assert.Equal(Done, SetRoles(lower, lower, null, Want(Clerk)));

        Assert.Equal(Done, SetRoles(With(Holds(Clerk)), With(Holds(Clerk)), null));
        var admin = With(Holds(Admin)).AtPartner(access: access);
        Assert.Equal(Done, SetRoles(admin, admin, null));
    }

    [Fact]
    public void X_2_C7_nobody_takes_their_own_per_user_roles_away_to_find_the_higher_default()
    {
        var way = new PartnerRoute(Partner, Link.Id, Membership);
        var person = With().AtPartner();
        person = person with
        {
            Facts = PersonRules.SetPerUserRoles(
                person.Facts, Acme.Policy.Id, Acme.Policy.Uid, way.Link, way.Membership, [Holds(Clerk)]),
        };
        Assert.Equal(Raised, SetRoles(person, person, way));
        Assert.Equal(Raised, SetRoles(person, person, way, Want(Viewer)));
        Assert.Equal(Done, SetRoles(person, person, way, Want(Clerk, until: Hour)));
    }

    [Fact]
    public void X_1_C7_whoever_uncovers_a_higher_role_of_somebody_else_gives_it()
    {
        var target = Of(UserId.Parse("tara"), Holds(Clerk)).AtPartner();
        Assert.Equal(Raised, SetRoles(With(Holds(Clerk)), target, null));
        Assert.Equal(Raised, SetRoles(With(Holds(Clerk)), target, null, Want(Clerk, until: Hour)));
        Assert.Equal(Done, SetRoles(With(Holds(Clerk)), Of(UserId.Parse("tom"), Holds(Clerk)), null));
        Assert.Equal(Done, SetRoles(Of(Ada, Holds(Admin)), target, null));
    }

    [Fact]
    public void X_2_E2_2_nobody_moves_a_group_to_where_they_may_do_more()
    {
        var person = With(Holds(BuiltinRoles.GroupAdmin, null, null, "a"), Holds(Clerk));
        Assert.Equal(Raised, Move(person, "b", "a"));
        Assert.Equal(Done, Move(person, "b", "c"));
        Assert.Equal(Done, Move(person, "a", "b"));
        Assert.Equal(Done, Move(With(Holds(BuiltinRoles.GroupAdmin, null, null, "a", "b")), "b", "a"));
        Assert.Equal(Done, Move(With(Holds(Admin)), "b", "a"));
        Assert.Equal(Raised, Move(With(Holds(BuiltinRoles.GroupAdmin, null, null, "a"), Holds(Admin, until: Hour)), "b", "a"));
    }

    [Fact]
    public void X_2_V17_nobody_deletes_the_group_that_holds_them_down()
    {
        var person = With(Holds(BuiltinRoles.GroupAdmin, null, null, "a"));
        string Delete(Participant actor) => Do(
            actor, _ => TenantGroupRules.Delete(Acme, GroupId.Parse("a"), false), new ScopeDemand("delete:group", GroupId.Parse("a")));
        Assert.Equal(Raised, Delete(person.AtPartner()));
        Assert.Equal(Done, Delete(person));
        Assert.Equal(Done, Delete(person.AtPartner() with { Partners = [] }));
    }

    [Fact]
    public void X_6_a_command_takes_its_scope_when_its_turn_comes()
    {
        Assert.Equal(Done, EditRole(With(Holds(Clerk)), Clerk, Less));
        Assert.Equal(RefusalCodes.ScopeNotGranted, EditRole(With(Holds(Viewer)), Clerk, Less));
        Assert.Equal(RefusalCodes.OutsideGroups, Do(
            With(Holds(BuiltinRoles.GroupAdmin, null, null, "a")), _ => throw new InvalidOperationException(), new ScopeDemand("create:group")));
        Assert.Equal(RefusalCodes.GroupUnknown, Do(
            With(Holds(BuiltinRoles.GroupAdmin, null, null, "a")),
            _ => throw new InvalidOperationException(),
            new ScopeDemand("create:group", GroupId.Parse("b"))));
        Assert.Equal(RefusalCodes.TenantUnknown, EditRole(With(), Clerk, Less));
        Assert.Equal(RefusalCodes.TenantUnknown, EditRole(With(Holds(Clerk, until: TimeSpan.Zero)), Clerk, Less));
        Assert.Equal(Done, EditRole(With(Holds(Clerk, until: Tick)), Clerk, Less));
    }

    [Fact]
    public void X_1_X_6_by_a_token_one_hands_on_what_it_reaches_while_it_counts()
    {
        var admin = With(Holds(Admin)) with { ByToken = true };
        Assert.Equal(Done, EditRole(admin with { Token = TokenNarrowing.None }, Clerk, More));
        Assert.Equal(Raised, EditRole(
            admin with { Token = new TokenNarrowing(null, null, ["update:role", "read:user"]) }, Clerk, More));
        Assert.Equal(Done, EditRole(
            admin with { Token = new TokenNarrowing(null, null, ["update:role", "read:user"]) }, Clerk, Less));
        Assert.Equal(RefusalCodes.TenantUnknown, EditRole(admin, Clerk, More));
    }

    [Fact]
    public void X_6_ID_22_what_a_partner_does_takes_its_administration_when_the_turn_comes()
    {
        string Act(Participant actor) => CodeOf(ActorRules.ActForPartner(
            Acme,
            TenantPolicy.Compile(Acme.Policy, Scopes),
            actor,
            Partner,
            new CommandStamp(Hal, Now),
            _ => TenantRules.Rename(Acme, "Acme 2")));
        Assert.Equal(Done, Act(With().AtPartner()));
        Assert.Equal(Done, Act(With().AtPartner() with { ByToken = true, Token = TokenNarrowing.None }));
        Assert.Equal(RefusalCodes.PartnerAdminRequired, Act(With().AtPartner(MemberRole.Technician)));
        Assert.Equal(RefusalCodes.PartnerAdminRequired, Act(With(Holds(Admin))));
        Assert.Equal(RefusalCodes.PartnerAdminRequired, Act(With().AtPartner() with { ByToken = true }));
    }
}
