using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Domain.Invitations;

/// <summary>Accepting an invitation (EN.5, E2.31, C20, C23, C24, V8).</summary>
public static class AcceptanceRules
{
    /// <summary>
    /// EN.5: the acceptor is granted what was invited to, and the invitation is gone: one change. Whoever does not hold
    /// a secret of the last sending and the verified address hears that there is no such invitation, whatever the
    /// reason; only the invited person is told why it cannot be accepted now. It waits on in that case.
    /// </summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="claim">What the acceptor has shown.</param>
    /// <param name="catalogue">The scopes there are.</param>
    /// <param name="stamp">The acceptor, and when.</param>
    public static Outcome<TenantChange> Accept(
        TenantFacts? facts, InvitationClaim claim, ScopeCatalogue catalogue, CommandStamp stamp)
    {
        if (!facts.IsActive()
            || facts.Policy.Uid != claim.Uid
            || facts.Invitations.GetValueOrDefault(claim.Id) is not { } invitation
            || invitation.Generation != claim.Generation
            || invitation.Email != claim.Email)
        {
            return InvitationRules.Unknown();
        }

        if (CheckNow(facts, invitation, stamp.At) is { } notNow)
        {
            return Outcome<TenantChange>.Refused(notNow);
        }

        if (invitation.Inviter == stamp.Actor)
        {
            return Outcome<TenantChange>.Refused(EscalationRules.Refuse("nobody can raise their own role"));
        }

        var roles = RoleBook.Compile(facts.Policy, catalogue);
        if (!InvitationRules.IsAlive(invitation.Grant, facts.Policy, roles)
            || !IsRouteLive(facts, invitation, stamp.At)
            || GrantRules.CheckEscalation([invitation.Grant], roles, claim.InviterScopes, catalogue) is not null)
        {
            return TenantSteps.Refused(
                RefusalCodes.InvitationVoid, "who invited you can no longer give what you were invited to");
        }

        return Grant(facts, invitation, claim, stamp);
    }

    private static Refusal? CheckNow(TenantFacts facts, InvitationFacts invitation, DateTimeOffset at)
    {
        if (invitation.ExpiresAt <= at)
        {
            return new Refusal(RefusalCodes.InvitationExpired, "the invitation has expired; ask for it again");
        }

        if (invitation.NotBefore > at)
        {
            return new Refusal(RefusalCodes.InvitationNotYet, "the invitation cannot be accepted yet");
        }

        // C20: what is granted while the customer's own users are shut out would be in force later, unseen.
        return facts.Policy.PortalActive
            ? null
            : new Refusal(RefusalCodes.TenantInactive, "the portal of this tenant is closed");
    }

    private static bool IsRouteLive(TenantFacts facts, InvitationFacts invitation, DateTimeOffset at) =>
        invitation.Via is not { } via
        || (LinkRules.Find(facts.Policy.Links, via.Partner) is { } link && link.Id == via.Link && link.IsLive(at));

    // Adds to what the person has; an acceptance takes nothing away.
    private static Outcome<TenantChange> Grant(
        TenantFacts facts, InvitationFacts invitation, InvitationClaim claim, CommandStamp stamp)
    {
        var held = claim.Held.RemoveAll(g => g.ExpiresAt <= stamp.At);
        var grants = held.Any(g => GrantEquality.Same(g, invitation.Grant)) ? held : held.Add(invitation.Grant);
        if (grants.Length > Limits.GrantsPerUserMax)
        {
            return TenantSteps.Refused(
                RefusalCodes.LimitReached, $"a person has at most {Limits.GrantsPerUserMax} roles in a tenant");
        }

        var granted = TenantUserRules.Hold(facts, stamp.Actor, null, grants, stamp.At);
        return granted.IsRefused
            ? granted
            : Outcome<TenantChange>.Done(new TenantChange(
                granted.Value.Next.Without(invitation),
                granted.Value.Events.Add(new InvitationAccepted(invitation, stamp.Actor))));
    }
}
