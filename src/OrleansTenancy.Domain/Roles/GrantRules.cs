using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Domain.Roles;

/// <summary>Turns wanted roles into grants, and says who may give them (E2.1, E2.2, X.1, X.5).</summary>
public static class GrantRules
{
    /// <summary>
    /// Finds the roles and groups that now have the wanted ids. Refused: too many, unknown role or group, no group in
    /// a list of groups, a period that is over.
    /// </summary>
    public static Outcome<GrantSet> Compose(
        TenantPolicyFacts policy, RoleBook roles, ImmutableArray<WantedGrant> wanted, DateTimeOffset at)
    {
        if (wanted.Length > Limits.GrantsPerUserMax)
        {
            return Limit($"a person has at most {Limits.GrantsPerUserMax} roles in a tenant");
        }

        var grants = ImmutableArray.CreateBuilder<RoleGrant>(wanted.Length);
        foreach (var want in wanted)
        {
            var made = Compose(policy, roles, want, at);
            if (made.IsRefused)
            {
                return Outcome<GrantSet>.Refused(made.Refusal);
            }

            if (!grants.Any(g => GrantEquality.Same(g, made.Value)))
            {
                grants.Add(made.Value);
            }
        }

        return Outcome<GrantSet>.Done(new GrantSet(grants.DrainToImmutable()));
    }

    /// <summary>
    /// X.1: whether an actor who holds some scopes may give grants; what a grant really gives is looked at.
    /// </summary>
    internal static Refusal? CheckEscalation(
        ImmutableArray<RoleGrant> grants, RoleBook roles, ScopeSet actorScopes, ScopeCatalogue catalogue)
    {
        var given = ScopeSet.Empty;
        foreach (var grant in grants)
        {
            given = given.Union(ScopesOf(grant, roles));
        }

        // Every role has what is always on, so nobody gives it.
        return EscalationRules.Check(given.Except(catalogue.AlwaysOn), actorScopes, catalogue);
    }

    /// <summary>Whether some of the grants is in force for the whole tenant, now and for ever.</summary>
    internal static bool NeverLapse(ImmutableArray<RoleGrant> grants, DateTimeOffset at) =>
        grants.Any(g => g.Groups is null && g.ExpiresAt is null && !(g.NotBefore > at));

    /// <summary>
    /// X.3: whether the grants make a person an Enterprise Admin that counts: whole tenant, now, without an end.
    /// </summary>
    internal static bool MakeAdmin(ImmutableArray<RoleGrant> grants, DateTimeOffset at) =>
        NeverLapse(grants.RemoveAll(g => g.Role != BuiltinRoles.EnterpriseAdmin), at);

    private static Outcome<RoleGrant> Compose(
        TenantPolicyFacts policy, RoleBook roles, WantedGrant want, DateTimeOffset at)
    {
        if (roles.Find(want.Role) is not { } role)
        {
            return Outcome<RoleGrant>.Refused(RefusalCodes.RoleUnknown, $"there is no role `{want.Role}`");
        }

        if (TextRules.CheckPeriod(want.NotBefore, want.ExpiresAt, at) is { } refusal)
        {
            return Outcome<RoleGrant>.Refused(refusal);
        }

        if (want.Groups is not { } ids)
        {
            return Done(want, role, null);
        }

        if (ids.Length is 0 or > Limits.GroupsPerGrantMax)
        {
            return Outcome<RoleGrant>.Refused(
                ids.IsEmpty ? RefusalCodes.InvalidValue : RefusalCodes.LimitReached,
                $"a role that is held for groups names 1 to {Limits.GroupsPerGrantMax} of them");
        }

        var groups = ImmutableArray.CreateBuilder<GroupRef>(ids.Length);
        foreach (var id in ids.Distinct())
        {
            if (!policy.Groups.TryGetValue(id, out var group))
            {
                return Outcome<RoleGrant>.Refused(RefusalCodes.GroupUnknown, $"there is no group `{id}`");
            }

            groups.Add(new GroupRef(id, group.Incarnation));
        }

        return Done(want, role, groups.DrainToImmutable());
    }

    private static Outcome<RoleGrant> Done(WantedGrant want, CompiledRole role, ImmutableArray<GroupRef>? groups) =>
        Outcome<RoleGrant>.Done(
            new RoleGrant(role.Id, role.Incarnation, groups, want.NotBefore, want.ExpiresAt));

    private static ScopeSet ScopesOf(RoleGrant grant, RoleBook roles)
    {
        if (roles.Find(grant.Role, grant.RoleIncarnation) is not { } role)
        {
            return ScopeSet.Empty;
        }

        return grant.Groups is null ? role.Scopes : role.ScopesInGroups;
    }

    private static Outcome<GrantSet> Limit(string detail) =>
        Outcome<GrantSet>.Refused(RefusalCodes.LimitReached, detail);
}
