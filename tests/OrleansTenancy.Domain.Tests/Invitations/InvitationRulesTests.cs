using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;
using Xunit;
using static OrleansTenancy.Domain.Tests.Invitations.InvitedTenant;

namespace OrleansTenancy.Domain.Tests.Invitations;

/// <summary>To invite, send again, cancel.</summary>
public sealed class InvitationRulesTests
{
    [Fact]
    public void EN_2_C23_an_invitation_waits_seven_days_for_one_address_and_grants_nothing_yet()
    {
        var change = Done(Invite(Acme, 1));

        var invitation = change.Next.Invitations[Id(1)];
        Assert.Equal((Email, Ada, T0, T0.AddDays(7), 1L), (invitation.Email, invitation.Inviter, invitation.InvitedAt, invitation.ExpiresAt, invitation.Generation));
        Assert.Equal([new Invited(invitation)], change.Events.ToArray());
        Assert.Equal(Acme.Policy.Version, change.Next.Policy.Version);
        Assert.Equal(Acme.Admins, change.Next.Admins);
    }

    [Fact]
    public void The_default_role_is_the_viewer_for_a_tenant_and_the_partner_role_for_a_partner()
    {
        Assert.Equal(Viewer, Invited().Invitations[Id(1)].Grant.Role);
        var outside = Invited(partner: Partner).Invitations[Id(1)];
        Assert.Equal(BuiltinRoles.Partner, outside.Grant.Role);
        Assert.Equal(new InvitationRoute(Partner, Acme.Policy.Links[0].Id), outside.Via);
    }

    [Fact]
    public void X_1_V5_nobody_invites_into_more_than_they_hold()
    {
        var partnerHolds = BuiltinRoles.PartnerDefaults(Scopes);
        Done(Invite(Acme, 1, partner: Partner, holds: partnerHolds));
        Refused(RefusalCodes.ScopeEscalation, Invite(Acme, 1, role: BuiltinRoles.EnterpriseAdmin, partner: Partner, holds: partnerHolds));
        Refused(RefusalCodes.ScopeEscalation, Invite(Acme, 1, role: Viewer, partner: Partner, holds: partnerHolds));
        Refused(RefusalCodes.ScopeEscalation, Invite(Acme, 1, holds: Scopes.SetOf(["create:user_invite"])));
    }

    [Fact]
    public void EN_2_only_a_partner_with_a_live_link_invites()
    {
        Refused(RefusalCodes.NotLinked, Invite(Acme, 1, partner: OtherPartner));
        var ended = Done(TenantLinkRules.EndLink(Acme, Partner, By(Max))).Next;
        Refused(RefusalCodes.NotLinked, Invite(ended, 1, partner: Partner));
        Done(Invite(ended, 1));
    }

    [Fact]
    public void What_is_no_role_or_no_tenant_is_refused()
    {
        Refused(RefusalCodes.RoleUnknown, Invite(Acme, 1, role: RoleId.Parse("none")));
        Refused(RefusalCodes.GroupUnknown, Invite(Acme, 1, role: BuiltinRoles.GroupAdmin, groups: [GroupId.Parse("none")]));
        Refused(RefusalCodes.TenantUnknown, Invite(Done(TenantRules.Delete(Acme, null, T0)).Next, 1));
    }

    [Fact]
    public void E2_2_an_invitation_can_be_for_groups()
    {
        var withGroup = Acme with
        {
            Policy = Acme.Policy with { Groups = Acme.Policy.Groups.Add(GroupId.Parse("g"), new GroupFacts(GroupId.Parse("g"), "G", null, 7)) },
        };
        var invited = Done(Invite(withGroup, 1, role: BuiltinRoles.GroupAdmin, groups: [GroupId.Parse("g")])).Next;
        Assert.Equal([new GroupRef(GroupId.Parse("g"), 7)], invited.Invitations[Id(1)].Grant.Groups!.Value.ToArray());
        Done(Accept(invited, Claim(invited)));

        var gone = invited with { Policy = Acme.Policy };
        Refused(RefusalCodes.InvitationVoid, Accept(gone, Claim(gone)));
    }

    [Fact]
    public void X_5_a_period_of_its_own_lies_within_the_life_of_an_invitation()
    {
        var own = Done(Invite(Acme, 1, period: new(T0.AddDays(1), T0.AddDays(2)))).Next.Invitations[Id(1)];
        Assert.Equal((T0.AddDays(1), T0.AddDays(2)), (own.NotBefore!.Value, own.ExpiresAt));
        Done(Invite(Acme, 1, period: new(null, T0.AddDays(7))));
        Refused(RefusalCodes.InvalidPeriod, Invite(Acme, 1, period: new(null, T0.AddDays(7).AddTicks(1))));
        Refused(RefusalCodes.InvalidPeriod, Invite(Acme, 1, period: new(null, T0)));
        Refused(RefusalCodes.InvalidPeriod, Invite(Acme, 1, period: new(T0.AddDays(3), T0.AddDays(2))));
        Assert.Equal(T0.AddDays(17), Done(Invite(Acme, 1, period: new(T0.AddDays(10), null))).Next.Invitations[Id(1)].ExpiresAt);
    }

    [Fact]
    public void E2_32_an_address_that_is_invited_is_not_invited_twice_but_after_the_end()
    {
        var invited = Invited();
        Refused(RefusalCodes.InvitationExists, Invite(invited, 2, EmailAddress.Parse("CARLA@Customer.Example")));
        Refused(RefusalCodes.InvitationExists, Invite(invited, 2, at: T0.AddDays(7).AddTicks(-1)));
        Done(Invite(invited, 2, EmailAddress.Parse("carl@customer.example")));

        var again = Done(Invite(invited, 2, at: T0.AddDays(7)));
        Assert.Equal([Id(2)], again.Next.Invitations.Keys);
        Assert.Equal([new InvitationLapsed(invited.Invitations[Id(1)]), new Invited(again.Next.Invitations[Id(2)])], again.Events.ToArray());
    }

    [Fact]
    public void A_side_does_not_learn_whom_the_other_has_invited()
    {
        var invited = Invited();
        Done(Invite(invited, 2, partner: Partner));
    }

    [Fact]
    public void V16_so_many_wait_and_no_more_and_what_has_run_out_makes_room()
    {
        var full = Acme;
        for (var i = 1; i <= Limits.InvitationsPerSideMax; i++)
        {
            full = Done(Invite(full, i, EmailAddress.Parse($"u{i}@customer.example"), at: T0.AddHours(i == 1 ? 0 : 1))).Next;
        }

        var more = EmailAddress.Parse("more@customer.example");
        Refused(RefusalCodes.LimitReached, Invite(full, 9_001, more, at: T0.AddDays(7).AddTicks(-1)));
        Done(Invite(full, 9_001, more, partner: Partner, at: T0.AddDays(1)));
        var next = Done(Invite(full, 9_001, more, at: T0.AddDays(7))).Next;
        Assert.Equal(Limits.InvitationsPerSideMax, next.Invitations.Count);
        Assert.DoesNotContain(Id(1), next.Invitations.Keys);
    }

    [Fact]
    public void C23_E2_32_resending_moves_the_generation_and_the_end_and_nothing_else()
    {
        var invited = Invited();
        var change = Done(Resend(invited, Max, T0.AddDays(8)));

        var (before, after) = (invited.Invitations[Id(1)], change.Next.Invitations[Id(1)]);
        Assert.Equal(before with { Generation = 2, Inviter = Max, ExpiresAt = T0.AddDays(15) }, after);
        Assert.Equal([new InvitationResent(after)], change.Events.ToArray());
    }

    [Fact]
    public void X_1_whoever_resends_answers_for_it_and_must_hold_it()
    {
        var invited = Invited(role: BuiltinRoles.EnterpriseAdmin);
        Refused(RefusalCodes.ScopeEscalation, Resend(invited, Max, holds: Scopes.ReadOnlyScopes));
        Done(Resend(invited, Max));
    }

    [Fact]
    public void V15_an_invitation_into_a_role_that_is_gone_is_not_sent_again()
    {
        var withRole = WithRole(1);
        var invited = Invited(withRole, role: RoleId.Parse("custom"));
        Done(Resend(invited, Ada));
        Refused(RefusalCodes.InvitationVoid, Resend(invited with { Policy = Acme.Policy }, Ada));
        Refused(RefusalCodes.InvitationVoid, Resend(invited with { Policy = WithRole(2).Policy }, Ada));
    }

    [Fact]
    public void EN_6_an_invitation_is_cancelled_and_only_once()
    {
        var invited = Invited();
        var change = Done(InvitationRules.Cancel(invited, Id(1), null, T0));

        Assert.Empty(change.Next.Invitations);
        Assert.Equal([new InvitationCancelled(invited.Invitations[Id(1)])], change.Events.ToArray());
        Refused(RefusalCodes.InvitationUnknown, InvitationRules.Cancel(change.Next, Id(1), null, T0));
    }

    [Fact]
    public void V1_a_partner_reaches_what_it_made_through_its_live_link_and_nothing_else()
    {
        var tenants = Invited();
        Refused(RefusalCodes.InvitationUnknown, InvitationRules.Cancel(tenants, Id(1), Partner, T0));
        Refused(RefusalCodes.InvitationUnknown, Resend(tenants, Max, partner: Partner));

        var partners = Invited(partner: Partner);
        Refused(RefusalCodes.NotLinked, InvitationRules.Cancel(partners, Id(1), OtherPartner, T0));
        var ended = Done(TenantLinkRules.EndLink(partners, Partner, By(Max))).Next;
        Refused(RefusalCodes.NotLinked, InvitationRules.Cancel(ended, Id(1), Partner, T0));
        Done(InvitationRules.Cancel(partners, Id(1), Partner, T0));
        Done(InvitationRules.Cancel(partners, Id(1), null, T0));
        Done(InvitationRules.Cancel(ended, Id(1), null, T0));
    }

    [Fact]
    public void ID_27_a_deleted_tenant_keeps_no_invitation_and_says_which_there_were()
    {
        var change = Done(TenantRules.Delete(Invited(), null, T0));

        Assert.Empty(change.Next.Invitations);
        Assert.Equal([Id(1)], Assert.IsType<TenantDeleted>(Assert.Single(change.Events)).Before.Invitations.Keys);
    }

    private static TenantFacts WithRole(long incarnation)
    {
        var role = new RoleFacts(RoleId.Parse("custom"), "Custom", RoleKind.Custom, ["read:alert"], incarnation, 1);
        return Acme with { Policy = Acme.Policy with { Roles = Acme.Policy.Roles.SetItem(role.Id, role) } };
    }
}
