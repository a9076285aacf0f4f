using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.Tenants;

/// <summary>Setting the roles of a person in a tenant (E1.32, E1.33, C7, X.1, X.3).</summary>
public static class TenantUserRules
{
    /// <summary>
    /// Sets all roles of a person, directly or on a partner user's way. Refused in this order: the way is not live,
    /// the roles are no roles, the actor may not give them or what comes in their place (X.1), the last Enterprise
    /// Admin would be gone (X.3).
    /// </summary>
    public static Outcome<TenantChange> SetUserRoles(
        TenantFacts? facts, UserRolesDraft draft, ScopeCatalogue catalogue, CommandStamp stamp)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        if (draft.Via is { } via && FindLive(facts, via, stamp.At) is null)
        {
            return TenantSteps.Refused(RefusalCodes.NotLinked, "the link of this partner user is not live");
        }

        var policy = TenantPolicy.Compile(facts.Policy, catalogue);
        var composed = GrantRules.Compose(facts.Policy, policy.Roles, draft.Roles, stamp.At);
        if (composed.IsRefused)
        {
            return Outcome<TenantChange>.Refused(composed.Refusal);
        }

        var grants = composed.Value.Grants;
        var beyond = GrantRules.CheckEscalation(grants, policy.Roles, draft.ActorScopes, catalogue)
            ?? CheckFallback(policy, draft, grants, stamp.At);
        if (beyond is not null)
        {
            return Outcome<TenantChange>.Refused(beyond);
        }

        return Hold(facts, draft.User, draft.Via, grants, stamp.At);
    }

    /// <summary>
    /// Whether somebody is a user of the tenant: may enter, or holds roles of its own, in force or not. Whoever is not
    /// comes in by being given some, which takes what an invitation takes (E2.31).
    /// </summary>
    public static bool IsUser(Participant person, TenantPolicy policy, DateTimeOffset at) =>
        person.PathIn(policy, at).MayEnter
        || (person.Facts.Tenants.GetValueOrDefault(policy.Facts.Id) is { Own.IsEmpty: false } standing
            && standing.Uid == policy.Facts.Uid);

    /// <summary>
    /// X.3: what becomes of the tenant when a person's roles are these from now on; whether they may be given is
    /// decided before.
    /// </summary>
    internal static Outcome<TenantChange> Hold(
        TenantFacts facts, UserId user, PartnerRoute? via, ImmutableArray<RoleGrant> grants, DateTimeOffset at)
    {
        var set = new UserRolesSet(user, grants, via);
        if (via is not null)
        {
            return facts.Becomes(set);
        }

        var isAdmin = GrantRules.MakeAdmin(grants, at);
        if (isAdmin == facts.Admins.Contains(user))
        {
            return facts.Becomes(set);
        }

        if (isAdmin)
        {
            return facts.Admins.Count >= Limits.AdminsMax
                ? TenantSteps.Refused(
                    RefusalCodes.LimitReached, $"a tenant has at most {Limits.AdminsMax} Enterprise Admins")
                : (facts with { Admins = facts.Admins.Add(user) }).Becomes(set);
        }

        return facts.Admins.Count == 1
            ? TenantSteps.Refused(RefusalCodes.LastAdmin, "the last Enterprise Admin cannot be removed or demoted")
            : (facts with { Admins = facts.Admins.Remove(user) }).Becomes(set);
    }

    // X.1. Where somebody works for a partner, roles that are taken away, begin later or end uncover what the partner's
    // way gives (C7), which can be more: whoever uncovers it gives it.
    private static Refusal? CheckFallback(
        TenantPolicy policy, UserRolesDraft draft, ImmutableArray<RoleGrant> grants, DateTimeOffset at)
    {
        if (draft.Target is not { Facts.Memberships.IsEmpty: false } target)
        {
            return null;
        }

        var becomes = PersonRules.SetRoles(
            target.Facts, policy.Facts.Id, policy.Facts.Uid, new UserRolesSet(draft.User, grants, draft.Via));
        var gained = GainRules.Gained((target, policy), (target with { Facts = becomes }, policy), [], at);
        return EscalationRules.Check(gained.Except(policy.Catalogue.AlwaysOn), draft.ActorScopes, policy.Catalogue);
    }

    private static LinkFacts? FindLive(TenantFacts facts, PartnerRoute via, DateTimeOffset at) =>
        LinkRules.Find(facts.Policy.Links, via.Partner) is { } link && link.Id == via.Link && link.IsLive(at)
            ? link
            : null;
}
