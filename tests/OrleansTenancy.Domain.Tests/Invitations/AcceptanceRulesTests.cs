using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;
using Xunit;
using static OrleansTenancy.Domain.Tests.Invitations.InvitedTenant;

namespace OrleansTenancy.Domain.Tests.Invitations;

/// <summary>To accept: once, by the right person, while it can be given.</summary>
public sealed class AcceptanceRulesTests
{
    private static readonly TenantFacts WithInvitation = Invited();

    [Fact]
    public void EN_5_V8_acceptance_grants_and_uses_the_invitation_up_in_one_change()
    {
        var change = Done(Accept(WithInvitation, Claim(WithInvitation)));

        Assert.Empty(change.Next.Invitations);
        var set = Assert.IsType<UserRolesSet>(change.Events[0]);
        Assert.Equal((Carla, Viewer, null), (set.User, Assert.Single(set.Grants).Role, set.Via));
        Assert.Equal(new InvitationAccepted(WithInvitation.Invitations[Id(1)], Carla), change.Events[1]);
        Refused(RefusalCodes.InvitationUnknown, Accept(change.Next, Claim(WithInvitation)));
    }

    [Fact]
    public void V8_to_anybody_but_the_holder_of_secret_and_address_there_is_no_invitation()
    {
        var otherLife = Claim(WithInvitation) with { Uid = new TenantUid(Guid.Empty) };
        var closed = WithInvitation with { Policy = WithInvitation.Policy with { PortalActive = false } };
        var deleted = Done(TenantRules.Delete(WithInvitation, null, T0)).Next;
        var cancelled = Done(InvitationRules.Cancel(WithInvitation, Id(1), null, T0)).Next;
        var resent = Done(Resend(WithInvitation, Ada)).Next;
        var wrong = Claim(WithInvitation, email: EmailAddress.Parse("mallory@customer.example"));
        Outcome<TenantChange>[] all =
        [
            Accept(null, Claim(WithInvitation)),
            Accept(deleted, Claim(WithInvitation)),
            Accept(WithInvitation, otherLife),
            Accept(WithInvitation, Claim(WithInvitation, id: 2)),
            Accept(cancelled, Claim(WithInvitation)),
            Accept(resent, Claim(WithInvitation, generation: 1)),
            Accept(WithInvitation, Claim(WithInvitation, generation: 2)),
            Accept(WithInvitation, wrong),
            Accept(WithInvitation, wrong, at: T0.AddDays(7)),
            Accept(WithInvitation, wrong with { InviterScopes = ScopeSet.Empty }),
            Accept(closed, wrong),
        ];

        var refusal = Assert.Single(all.Select(a => a.Refusal).Distinct());
        Assert.Equal(RefusalCodes.InvitationUnknown, refusal!.Code);
        Done(Accept(resent, Claim(resent, generation: 2)));
    }

    [Fact]
    public void C23_X_5_an_invitation_ends_with_the_tick()
    {
        Done(Accept(WithInvitation, Claim(WithInvitation), at: T0.AddDays(7).AddTicks(-1)));
        Refused(RefusalCodes.InvitationExpired, Accept(WithInvitation, Claim(WithInvitation), at: T0.AddDays(7)));

        var later = Done(Invite(Acme, 1, period: new(T0.AddDays(1), null))).Next;
        Refused(RefusalCodes.InvitationNotYet, Accept(later, Claim(later), at: T0.AddDays(1).AddTicks(-1)));
        Done(Accept(later, Claim(later), at: T0.AddDays(1)));
    }

    [Fact]
    public void C20_nothing_is_accepted_while_the_portal_is_closed_and_it_waits_on()
    {
        var closed = WithInvitation with { Policy = WithInvitation.Policy with { PortalActive = false } };
        Refused(RefusalCodes.TenantInactive, Accept(closed, Claim(closed)));
        var open = closed with { Policy = closed.Policy with { PortalActive = true } };
        Done(Accept(open, Claim(open)));
    }

    [Fact]
    public void X_1_V8_the_role_is_capped_again_by_what_the_inviter_holds_at_the_acceptance()
    {
        Done(Accept(WithInvitation, Claim(WithInvitation, inviterHolds: Scopes.ReadOnlyScopes)));
        var less = Scopes.ReadOnlyScopes.Except(Scopes.SetOf(["read:alert"]));
        Refused(RefusalCodes.InvitationVoid, Accept(WithInvitation, Claim(WithInvitation, inviterHolds: less)));
        Refused(RefusalCodes.InvitationVoid, Accept(WithInvitation, Claim(WithInvitation, inviterHolds: ScopeSet.Empty)));
    }

    [Fact]
    public void X_2_nobody_accepts_their_own_invitation()
    {
        Refused(RefusalCodes.ScopeEscalation, Accept(WithInvitation, Claim(WithInvitation), by: Ada));
        var resent = Done(Resend(WithInvitation, Max)).Next;
        Refused(RefusalCodes.ScopeEscalation, Accept(resent, Claim(resent, 2), by: Max));
        Done(Accept(resent, Claim(resent, 2), by: Carla));
    }

    [Fact]
    public void C24_what_a_partner_invited_to_can_be_accepted_only_while_that_life_of_the_link_lasts()
    {
        var invited = Invited(partner: Partner);
        Done(Accept(invited, Claim(invited)));
        var ended = Done(TenantLinkRules.EndLink(invited, Partner, By(Max))).Next;
        Refused(RefusalCodes.InvitationVoid, Accept(ended, Claim(ended)));
        var anew = invited.Policy.Links[0] with { Id = new LinkId(new Guid(3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)) };
        var relinked = invited with { Policy = invited.Policy with { Links = [anew] } };
        Refused(RefusalCodes.InvitationVoid, Accept(relinked, Claim(relinked)));
    }

    [Fact]
    public void An_acceptance_adds_to_what_the_person_has_and_takes_nothing_away()
    {
        var held = new RoleGrant(BuiltinRoles.GroupAdmin, 0, null, null, null);
        var over = held with { ExpiresAt = T0 };
        var change = Done(Accept(WithInvitation, Claim(WithInvitation) with { Held = [held, over] }));
        Assert.Equal([held.Role, Viewer], Assert.IsType<UserRolesSet>(change.Events[0]).Grants.Select(g => g.Role));

        var same = WithInvitation.Invitations[Id(1)].Grant;
        var again = Done(Accept(WithInvitation, Claim(WithInvitation) with { Held = [same] }));
        Assert.Equal([same], Assert.IsType<UserRolesSet>(again.Events[0]).Grants.ToArray());
        var many = Enumerable.Range(0, Limits.GrantsPerUserMax).Select(i => held with { ExpiresAt = T0.AddDays(1 + i) });
        Refused(RefusalCodes.LimitReached, Accept(WithInvitation, Claim(WithInvitation) with { Held = [.. many] }));
    }

    [Fact]
    public void X_3_an_invited_administrator_counts_from_the_acceptance_on()
    {
        var invited = Invited(role: BuiltinRoles.EnterpriseAdmin);
        Assert.Equal([Ada], invited.Admins);
        var accepted = Done(Accept(invited, Claim(invited))).Next;
        Assert.Equal([Ada, Carla], accepted.Admins.OrderBy(a => a.Value));
    }

    [Fact]
    public void V15_a_role_made_again_under_the_old_name_is_not_what_was_invited_to()
    {
        var invited = Invited(WithRole(Acme, 1), role: RoleId.Parse("custom"));
        Done(Accept(invited, Claim(invited)));
        var anew = WithRole(invited, 2);
        Refused(RefusalCodes.InvitationVoid, Accept(anew, Claim(anew)));
    }

    private static TenantFacts WithRole(TenantFacts facts, long incarnation)
    {
        var role = new RoleFacts(RoleId.Parse("custom"), "Custom", RoleKind.Custom, ["read:alert"], incarnation, 1);
        return facts with { Policy = facts.Policy with { Roles = facts.Policy.Roles.SetItem(role.Id, role) } };
    }
}
