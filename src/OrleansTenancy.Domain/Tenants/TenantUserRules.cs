using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.Tenants;

/// <summary>Setting the roles of a person in a tenant (E1.32, E1.33, C7, X.1-X.3).</summary>
public static class TenantUserRules
{
    /// <summary>
    /// Sets all roles of a person, directly or on a partner user's way. Refused in this order: the way is not live,
    /// the roles are no roles, the actor may not give them (X.1), not to themselves (X.2), the last Enterprise Admin
    /// would be gone (X.3).
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

        var roles = RoleBook.Compile(facts.Policy, catalogue);
        var composed = GrantRules.Compose(facts.Policy, roles, draft.Roles, stamp.At);
        if (composed.IsRefused)
        {
            return Outcome<TenantChange>.Refused(composed.Refusal);
        }

        var grants = composed.Value.Grants;
        var given = GivenBy(facts, draft.Via, grants, stamp.At);
        if (GrantRules.CheckEscalation(given, roles, draft.ActorScopes, catalogue) is { } beyond)
        {
            return Outcome<TenantChange>.Refused(beyond);
        }

        if (draft.User == stamp.Actor && !MayGiveSelf(facts, draft, given, roles, stamp.At))
        {
            return Outcome<TenantChange>.Refused(EscalationRules.Refuse("nobody can raise their own role"));
        }

        return Hold(facts, draft.User, draft.Via, grants, stamp.At);
    }

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

    // Taking the per-user roles of a partner user away gives the default role of the way back (C7), which can be more.
    private static ImmutableArray<RoleGrant> GivenBy(
        TenantFacts facts, PartnerRoute? via, ImmutableArray<RoleGrant> grants, DateTimeOffset at) =>
        via is not null && grants.IsEmpty
            ? PartnerPath.DefaultOf(FindLive(facts, via, at)?.Origin ?? LinkOrigin.Unknown)
            : grants;

    // X.2. A lasting Enterprise Admin has everything for ever, so there is nothing that they could raise.
    private static bool MayGiveSelf(
        TenantFacts facts, UserRolesDraft draft, ImmutableArray<RoleGrant> given, RoleBook roles, DateTimeOffset at)
    {
        if (draft.Via is null && facts.Admins.Contains(draft.User))
        {
            return true;
        }

        return draft.ActorHolds is { } held ? GrantRules.AreCovered(given, held, roles, at) : given.IsEmpty;
    }

    private static LinkFacts? FindLive(TenantFacts facts, PartnerRoute via, DateTimeOffset at) =>
        LinkRules.Find(facts.Policy.Links, via.Partner) is { } link && link.Id == via.Link && link.IsLive(at)
            ? link
            : null;
}
