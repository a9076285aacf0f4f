using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.Access;

/// <summary>The way into a tenant through the partners that a person works for.</summary>
internal static class PartnerPath
{
    private static readonly ImmutableArray<RoleGrant> PartnerDefault =
        [new RoleGrant(BuiltinRoles.Partner, 0, null, null, null)];

    private static readonly ImmutableArray<RoleGrant> CreatedDefault =
        [new RoleGrant(BuiltinRoles.EnterpriseAdmin, 0, null, null, null)];

    /// <summary>C7: what a partner user holds on a link as long as the tenant has given them nothing else.</summary>
    public static ImmutableArray<RoleGrant> DefaultOf(LinkOrigin origin) => origin switch
    {
        LinkOrigin.Requested => PartnerDefault,
        LinkOrigin.Created => CreatedDefault,
        _ => [],
    };

    public static AccessPath Resolve(
        PersonFacts person,
        TenantStanding? standing,
        TenantPolicy policy,
        Func<PartnerId, PartnerSettings?> partnerOf,
        DateTimeOffset at)
    {
        var hint = AccessHint.None;
        LinkFacts? stop = null;
        AccessPath? path = null;
        foreach (var link in policy.Facts.Links)
        {
            if (!person.Memberships.TryGetValue(link.Partner, out var membership)
                || partnerOf(link.Partner) is not { } partner)
            {
                continue;
            }

            var through = StandingOf(standing, link, membership);
            var entry = EntryOf(link, membership, through, partner, at);
            if (entry.Hint != AccessHint.None)
            {
                if (hint != Nearer(hint, entry.Hint))
                {
                    (hint, stop) = (entry.Hint, link);
                }

                continue;
            }

            var grants = RolesOf(link, through, policy, at);
            path = path is null
                ? new AccessPath
                {
                    Code = DecisionCode.Allowed,
                    Source = AccessSource.Partner,
                    Partner = link.Partner,
                    Link = link.Id,
                    Membership = membership.Id,
                    ViaAssignment = entry.ViaAssignment,
                    Grants = grants,
                    Ceiling = policy.Ceiling,
                }
                : path with { Grants = path.Grants.AddRange(grants) };
        }

        return path ?? new AccessPath
        {
            Code = DecisionCode.NoAccess, Hint = hint, Partner = stop?.Partner, Link = stop?.Id,
        };
    }

    // First the link, then the membership, then the access: the order of the hops (X.7).
    private static (AccessHint Hint, bool ViaAssignment) EntryOf(
        LinkFacts link, MembershipFacts membership, LinkStanding? through, PartnerSettings partner, DateTimeOffset at)
    {
        if (link.State is not (LinkState.Pending or LinkState.Linked))
        {
            return (AccessHint.LinkEnded, false);
        }

        if (link.ExpiresAt <= at)
        {
            return (AccessHint.LinkExpired, false);
        }

        // Agreed on but not begun is as good as not agreed on yet.
        if (!link.IsInForce(at))
        {
            return (AccessHint.LinkPending, false);
        }

        if (!membership.IsLive(at))
        {
            return (membership.IsOver(at) ? AccessHint.MembershipEnded : AccessHint.MembershipPending, false);
        }

        if (PartnerAccess.IsImplicit(partner, membership.Role) || link.AutoAdd)
        {
            return (AccessHint.None, false);
        }

        return HasOwnAccess(link, membership, through, at)
            ? (AccessHint.None, true)
            : (AccessHint.NotAssigned, false);
    }

    private static bool HasOwnAccess(
        LinkFacts link, MembershipFacts membership, LinkStanding? through, DateTimeOffset at)
    {
        if (through?.Assignment is { } assignment && assignment.Epoch == link.AssignmentEpoch && assignment.IsLive(at))
        {
            return true;
        }

        // EN.19, EN.20: kept access when auto-add was switched off, and not taken out one by one since.
        return link.IsRetainedBy(membership) && through?.ExcludedInEpoch != link.AssignmentEpoch;
    }

    private static LinkStanding? StandingOf(TenantStanding? standing, LinkFacts link, MembershipFacts membership)
    {
        if (standing is not null)
        {
            foreach (var candidate in standing.Links)
            {
                if (candidate.Link == link.Id && candidate.Membership == membership.Id)
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    // C7: what a tenant admin gave to this person wins over the default, also when it is less.
    private static ImmutableArray<EffectiveGrant> RolesOf(
        LinkFacts link, LinkStanding? through, TenantPolicy policy, DateTimeOffset at)
    {
        if (through is { PerUserRoles.IsEmpty: false })
        {
            // Also when none of them counts any more: an expiry, or the end of a role or group, must never raise
            // somebody to the default role, which may be Enterprise Admin.
            return GrantCompiler.Live(through.PerUserRoles, policy, link, at);
        }

        return GrantCompiler.Live(DefaultOf(link.Origin), policy, link, at);
    }

    // With several links the hint tells of the one on which the person came furthest.
    private static AccessHint Nearer(AccessHint a, AccessHint b) => Progress(a) >= Progress(b) ? a : b;

    private static int Progress(AccessHint hint) => hint switch
    {
        AccessHint.NotAssigned => 6,
        AccessHint.MembershipPending => 5,
        AccessHint.MembershipEnded => 4,
        AccessHint.LinkPending => 3,
        AccessHint.LinkExpired => 2,
        AccessHint.LinkEnded => 1,
        _ => 0,
    };
}
