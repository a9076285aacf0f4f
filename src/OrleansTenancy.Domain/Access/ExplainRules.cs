using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.Access;

/// <summary>Explains decisions, and says who learns what (X.7).</summary>
public static class ExplainRules
{
    /// <summary>Why a decision is what it is, with nothing left out: not to be shown to anybody as it is.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="path">The path on which it was made.</param>
    /// <param name="scope">The scope of the question; null: the catalogue has none.</param>
    /// <param name="person">The facts it was made from.</param>
    /// <param name="policy">The tenant; null: there is none.</param>
    /// <param name="partnerOf">The settings of the partners that the person is a member of.</param>
    /// <param name="at">The instant of the decision.</param>
    public static AccessExplanation Explain(
        AccessDecision decision,
        AccessPath path,
        ScopeEntry? scope,
        PersonFacts person,
        TenantPolicy? policy,
        Func<PartnerId, PartnerSettings?> partnerOf,
        DateTimeOffset at)
    {
        var partner = decision.Partner ?? path.Partner;
        return new AccessExplanation(decision.Code, decision.Source)
        {
            Hop = policy is null ? HopOf(decision.Code) : HopOf(decision, path, scope, person, policy, at),
            Hint = decision.Hint,
            Partner = partner,
            Link = policy?.Facts.Links.LastOrDefault(l => l.Partner == partner)?.Id,
            Role = decision.Role,
            TenantVersion = policy?.Facts.Version,
            PartnerVersion = partner is { } id ? partnerOf(id)?.Version : null,
            PersonVersion = person.Version,
        };
    }

    /// <summary>
    /// The part of an explanation that a caller may know. Why somebody has no access at all is for those alone who
    /// administer them; what limits somebody who has access, that person may know.
    /// </summary>
    public static AccessExplanation Tell(AccessExplanation full, AccessKnowledge caller)
    {
        var (users, links) = (caller.HasFlag(AccessKnowledge.Users), caller.HasFlag(AccessKnowledge.Links));
        if (full.Source != AccessSource.None)
        {
            return full with
            {
                // The cap of a link is agreed between tenant and partner.
                Hop = full.Hop == DecisionHop.Link && !links ? DecisionHop.Scope : full.Hop,
                Link = links ? full.Link : null,
                PersonVersion = caller.HasFlag(AccessKnowledge.Person) ? full.PersonVersion : null,
            };
        }

        if (!users)
        {
            return new AccessExplanation(full.Code, full.Source);
        }

        var told = links || !IsAboutLink(full.Hint);
        return full with
        {
            Hop = told ? full.Hop : DecisionHop.None,
            Hint = told ? full.Hint : AccessHint.None,
            Partner = links ? full.Partner : null,
            Link = links ? full.Link : null,
            PartnerVersion = links ? full.PartnerVersion : null,
            PersonVersion = caller.HasFlag(AccessKnowledge.Person) ? full.PersonVersion : null,
        };
    }

    /// <summary>What stops everybody for one reason, whatever their facts.</summary>
    public static DecisionHop HopOf(DecisionCode code) => code switch
    {
        DecisionCode.TenantUnknown or DecisionCode.TenantInactive or DecisionCode.ResourceUnknown => DecisionHop.Tenant,
        DecisionCode.NoAccess => DecisionHop.Membership,
        DecisionCode.ScopeUnknown or DecisionCode.ScopeNotGranted => DecisionHop.Scope,
        DecisionCode.Ceiling => DecisionHop.Ceiling,
        DecisionCode.OutsideGroups => DecisionHop.Group,
        _ => DecisionHop.None,
    };

    private static DecisionHop HopOf(
        AccessDecision decision,
        AccessPath path,
        ScopeEntry? scope,
        PersonFacts person,
        TenantPolicy policy,
        DateTimeOffset at)
    {
        var standing = person.Tenants.GetValueOrDefault(policy.Facts.Id);
        standing = standing?.Uid == policy.Facts.Uid ? standing : null;
        return decision.Code switch
        {
            DecisionCode.NoAccess => HopWithoutPath(decision.Hint, path, standing, at),
            DecisionCode.ScopeNotGranted when scope is not null => HopWithoutScope(path, scope, standing, policy, at),
            _ => HopOf(decision.Code),
        };
    }

    private static DecisionHop HopWithoutPath(
        AccessHint hint, AccessPath path, TenantStanding? standing, DateTimeOffset at)
    {
        switch (hint)
        {
            case AccessHint.LinkPending or AccessHint.LinkEnded:
                return DecisionHop.Link;
            case AccessHint.LinkExpired:
                return DecisionHop.Expiry;
            case AccessHint.NotAssigned:
                var assignment = standing?.Links.FirstOrDefault(l => l.Link == path.Link)?.Assignment;
                return assignment?.IsLive(at) == false ? DecisionHop.Expiry : DecisionHop.Membership;
            case AccessHint.MembershipEnded or AccessHint.MembershipPending:
                return DecisionHop.Membership;
            default:
                var own = standing?.Own ?? [];
                return own.IsEmpty ? DecisionHop.Membership
                    : own.Any(g => !IsInForce(g, at)) ? DecisionHop.Expiry
                    : DecisionHop.Role;
        }
    }

    // In the order of what is nearest to a yes: a role that has it is cut, one that had it is over, none has it.
    private static DecisionHop HopWithoutScope(
        AccessPath path, ScopeEntry scope, TenantStanding? standing, TenantPolicy policy, DateTimeOffset at)
    {
        foreach (var grant in path.Grants)
        {
            if (Has(grant.Grant, scope, policy))
            {
                return !grant.IsTenantWide && scope.Reach == ScopeReach.Tenant ? DecisionHop.Group
                    : grant.Link is { } link && policy.CapOf(link)?.Contains(scope.Ordinal) == false ? DecisionHop.Link
                    : DecisionHop.Scope;
            }
        }

        var held = HeldOn(path, standing);
        return held.Any(g => !IsInForce(g, at) && Has(g, scope, policy)) ? DecisionHop.Expiry
            : !path.Grants.IsEmpty ? DecisionHop.Scope
            : held.Any(g => !IsInForce(g, at)) ? DecisionHop.Expiry
            : DecisionHop.Role;
    }

    // A role of one's own that is over does not count for somebody who comes through a partner, yet it is theirs.
    private static IEnumerable<RoleGrant> HeldOn(AccessPath path, TenantStanding? standing) =>
        (standing?.Own ?? []).Concat(
            standing?.Links.Where(l => l.Membership == path.Membership).SelectMany(l => l.PerUserRoles) ?? []);

    private static bool Has(RoleGrant grant, ScopeEntry scope, TenantPolicy policy) =>
        policy.Roles.Find(grant.Role, grant.RoleIncarnation)?.Scopes.Contains(scope.Ordinal) == true;

    private static bool IsInForce(RoleGrant grant, DateTimeOffset at) =>
        !(grant.NotBefore > at) && !(grant.ExpiresAt <= at);

    private static bool IsAboutLink(AccessHint hint) =>
        hint is AccessHint.LinkPending or AccessHint.LinkEnded or AccessHint.LinkExpired;
}
