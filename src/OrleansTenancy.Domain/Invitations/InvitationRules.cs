using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Domain.Invitations;

/// <summary>Inviting people into a tenant: invite, send again, cancel (EN.2, EN.6, E2.31, E2.32, C23).</summary>
public static class InvitationRules
{
    /// <summary>
    /// EN.2: invites somebody. Refused in this order: no live link of the inviting partner, the role is no role, the
    /// actor may not give it (X.1), the period is none, the address is invited already, too many wait.
    /// </summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="draft">The invitation that is to be.</param>
    /// <param name="id">A new id for it.</param>
    /// <param name="settings">How the platform invites.</param>
    /// <param name="catalogue">The scopes there are.</param>
    /// <param name="stamp">Who and when.</param>
    public static Outcome<TenantChange> Invite(
        TenantFacts? facts,
        InvitationDraft draft,
        InvitationId id,
        InvitationSettings settings,
        ScopeCatalogue catalogue,
        CommandStamp stamp)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        if (!TryFindRoute(facts, draft.Partner, stamp.At, out var via))
        {
            return NotLinked();
        }

        var roles = RoleBook.Compile(facts.Policy, catalogue);
        var composed = GrantRules.Compose(
            facts.Policy, roles, [draft.Role ?? DefaultRole(draft.Partner)], stamp.At);
        if (composed.IsRefused)
        {
            return Outcome<TenantChange>.Refused(composed.Refusal);
        }

        var grants = composed.Value.Grants;
        if (GrantRules.CheckEscalation(grants, roles, draft.ActorScopes, catalogue) is { } beyond)
        {
            return Outcome<TenantChange>.Refused(beyond);
        }

        var latest = EndOf(draft.Period.NotBefore, settings, stamp.At);
        var end = draft.Period.ExpiresAt ?? latest;
        if ((TextRules.CheckPeriod(draft.Period.NotBefore, end, stamp.At) ?? CheckEnd(end, latest)) is { } period)
        {
            return Outcome<TenantChange>.Refused(period);
        }

        var invitation = new InvitationFacts(id, draft.Email, grants[0], stamp.Actor, stamp.At, end)
        {
            NotBefore = draft.Period.NotBefore, Via = via,
        };
        return Add(facts, invitation, stamp.At);
    }

    /// <summary>
    /// C23, E2.32: sends an invitation again with another secret and a new end; every earlier secret is dead. Whoever
    /// does so answers for it from then on, so they must be able to give what it gives.
    /// </summary>
    public static Outcome<TenantChange> Resend(
        TenantFacts? facts,
        InvitationId id,
        PartnerId? partner,
        ScopeSet actorScopes,
        InvitationSettings settings,
        ScopeCatalogue catalogue,
        CommandStamp stamp)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        if (!TryFindRoute(facts, partner, stamp.At, out var via))
        {
            return NotLinked();
        }

        if (Find(facts, id, via) is not { } invitation)
        {
            return Unknown();
        }

        var roles = RoleBook.Compile(facts.Policy, catalogue);
        if (!IsAlive(invitation.Grant, facts.Policy, roles))
        {
            return TenantSteps.Refused(
                RefusalCodes.InvitationVoid, "the role or the groups of this invitation are gone");
        }

        if (GrantRules.CheckEscalation([invitation.Grant], roles, actorScopes, catalogue) is { } beyond)
        {
            return Outcome<TenantChange>.Refused(beyond);
        }

        var next = invitation with
        {
            Generation = invitation.Generation + 1,
            Inviter = stamp.Actor,
            ExpiresAt = EndOf(invitation.NotBefore, settings, stamp.At),
        };
        return (facts with { Invitations = facts.Invitations.SetItem(id, next) }).Becomes(new InvitationResent(next));
    }

    /// <summary>
    /// EN.6: cancels an invitation. The tenant may cancel any, a partner those that it made through its live link.
    /// </summary>
    public static Outcome<TenantChange> Cancel(
        TenantFacts? facts, InvitationId id, PartnerId? partner, DateTimeOffset at)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        if (!TryFindRoute(facts, partner, at, out var via))
        {
            return NotLinked();
        }

        return Find(facts, id, via) is { } invitation
            ? facts.Without(invitation).Becomes(new InvitationCancelled(invitation))
            : Unknown();
    }

    /// <summary>Whether an invitation is one of those that a side may see: the tenant sees all of them.</summary>
    public static bool IsVisible(InvitationFacts invitation, InvitationRoute? to) =>
        to is null || invitation.Via == to;

    /// <summary>404, whatever the reason: it was never made, or is used, cancelled, or not the caller's.</summary>
    internal static Outcome<TenantChange> Unknown() =>
        TenantSteps.Refused(RefusalCodes.InvitationUnknown, "there is no such invitation");

    internal static TenantFacts Without(this TenantFacts facts, InvitationFacts invitation) =>
        facts with { Invitations = facts.Invitations.Remove(invitation.Id) };

    /// <summary>Whether a grant still gives something: its role lives, and one of its groups if it has any.</summary>
    internal static bool IsAlive(RoleGrant grant, TenantPolicyFacts policy, RoleBook roles) =>
        roles.Find(grant.Role, grant.RoleIncarnation) is not null
        && (grant.Groups is not { } groups
            || groups.Any(g => policy.Groups.TryGetValue(g.Id, out var group) && group.Incarnation == g.Incarnation));

    private static Outcome<TenantChange> Add(TenantFacts facts, InvitationFacts invitation, DateTimeOffset at)
    {
        var side = facts.Invitations.Values.Where(i => (i.Via is null) == (invitation.Via is null)).ToArray();
        var same = side.FirstOrDefault(i => i.Via == invitation.Via && i.Email == invitation.Email);
        if (same is not null && same.ExpiresAt > at)
        {
            return TenantSteps.Refused(
                RefusalCodes.InvitationExists, "the address is invited already; send that again, or cancel it");
        }

        // What has run out stays to be seen and sent again, until its place is needed.
        ImmutableArray<InvitationFacts> lapsed = side.Length < Limits.InvitationsPerSideMax
            ? same is null ? [] : [same]
            : [.. side.Where(i => i.ExpiresAt <= at)];
        if (side.Length - lapsed.Length >= Limits.InvitationsPerSideMax)
        {
            return TenantSteps.Refused(
                RefusalCodes.LimitReached,
                $"at most {Limits.InvitationsPerSideMax} invitations wait; cancel some first");
        }

        var next = lapsed.Aggregate(facts, Without);
        next = next with { Invitations = next.Invitations.Add(invitation.Id, invitation) };
        return next.Becomes([.. lapsed.Select(i => new InvitationLapsed(i)), new Invited(invitation)]);
    }

    // The least that lets somebody work: a partner invites helpers of its own kind, a tenant people who look.
    private static WantedGrant DefaultRole(PartnerId? partner) =>
        new(partner is null ? BuiltinRoles.EnterpriseViewer : BuiltinRoles.Partner, null, null, null);

    private static InvitationFacts? Find(TenantFacts facts, InvitationId id, InvitationRoute? via) =>
        facts.Invitations.GetValueOrDefault(id) is { } invitation && IsVisible(invitation, via) ? invitation : null;

    private static bool TryFindRoute(
        TenantFacts facts, PartnerId? partner, DateTimeOffset at, out InvitationRoute? via)
    {
        via = null;
        if (partner is not { } inviting)
        {
            return true;
        }

        var link = LinkRules.Find(facts.Policy.Links, inviting);
        via = link is null ? null : new InvitationRoute(inviting, link.Id);
        return link?.IsLive(at) == true;
    }

    private static DateTimeOffset EndOf(DateTimeOffset? notBefore, InvitationSettings settings, DateTimeOffset at) =>
        (notBefore > at ? notBefore.Value : at) + settings.Life;

    private static Refusal? CheckEnd(DateTimeOffset end, DateTimeOffset latest) => end > latest
        ? new Refusal(RefusalCodes.InvalidPeriod, "`expiresAt` is later than an invitation can live")
        : null;

    private static Outcome<TenantChange> NotLinked() =>
        TenantSteps.Refused(RefusalCodes.NotLinked, "the tenant has no live link to this partner");
}
