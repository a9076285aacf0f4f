using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Domain.Roles;

/// <summary>Making, editing and deleting the roles of a tenant (E1.34, E2.7, E2.17-23, C26, X.1).</summary>
public static class RoleRules
{
    /// <summary>
    /// E2.7: makes a custom role. Its life gets a number that no role or group of the tenant ever had.
    /// </summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="id">Its id; null: made from the name.</param>
    /// <param name="draft">What it is to be.</param>
    /// <param name="catalogue">The scopes there are.</param>
    public static Outcome<TenantChange> Create(
        TenantFacts? facts, RoleId? id, RoleDraft draft, ScopeCatalogue catalogue)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        if (TextRules.CheckName(draft.Name, "`name`") is { } refusal)
        {
            return Outcome<TenantChange>.Refused(refusal);
        }

        if (id is not { } role && !RoleId.TryParse(Slug.FromName(draft.Name), out role))
        {
            return TenantSteps.Refused(
                RefusalCodes.InvalidValue, "no id can be made from `name`; give a `roleId`");
        }

        if (BuiltinRoles.IsReserved(role) || facts.Policy.Roles.ContainsKey(role))
        {
            return TenantSteps.Refused(RefusalCodes.RoleExists, $"the role `{role}` exists");
        }

        if (CountRoles(facts.Policy) >= Limits.RolesPerTenantMax)
        {
            return TenantSteps.Refused(
                RefusalCodes.LimitReached, $"a tenant has at most {Limits.RolesPerTenantMax} roles");
        }

        var scopes = ScopesOf(draft, catalogue);
        if (scopes.IsRefused)
        {
            return Outcome<TenantChange>.Refused(scopes.Refusal);
        }

        var incarnation = facts.LastIncarnation + 1;
        var made = new RoleFacts(
            role, draft.Name, RoleKind.Custom, catalogue.NamesOf(scopes.Value), incarnation, 1);
        return Store(facts with { LastIncarnation = incarnation }, null, made);
    }

    /// <summary>
    /// E1.34: replaces name and scopes; in force for all who hold the role, in one write. A draft that names neither
    /// scopes nor features leaves the scopes as they are, but for the defaults if it says so (E2.19). The Partner role
    /// is stored with its first edit (C26).
    /// </summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="role">The role.</param>
    /// <param name="draft">What it is to be.</param>
    /// <param name="expectedVersion">The version that the editor read; null: any.</param>
    /// <param name="catalogue">The scopes there are.</param>
    public static Outcome<TenantChange> Update(
        TenantFacts? facts, RoleId role, RoleDraft draft, long? expectedVersion, ScopeCatalogue catalogue)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        if (CheckTarget(facts.Policy, role, expectedVersion) is { } notThis)
        {
            return Outcome<TenantChange>.Refused(notThis);
        }

        if (TextRules.CheckName(draft.Name, "`name`") is { } refusal)
        {
            return Outcome<TenantChange>.Refused(refusal);
        }

        var stored = facts.Policy.Roles.GetValueOrDefault(role);
        var before = stored ?? new RoleFacts(
            role, BuiltinRoles.PartnerName, RoleKind.Partner, PartnerDefaults(catalogue), 0, 0);
        var after = before with { Name = draft.Name };
        if (draft.Scopes is not null || draft.Features is not null)
        {
            var scopes = ScopesOf(draft, catalogue);
            if (scopes.IsRefused)
            {
                return Outcome<TenantChange>.Refused(scopes.Refusal);
            }

            after = after with { Scopes = catalogue.NamesOf(scopes.Value) };
        }
        else if (draft.WithoutDefaults)
        {
            var defaults = catalogue.NamesOf(catalogue.OnByDefault);
            after = after with { Scopes = before.Scopes.RemoveAll(s => defaults.Contains(s)) };
        }

        return after.Name == before.Name && after.Scopes.SequenceEqual(before.Scopes, StringComparer.Ordinal)
            ? facts.Unchanged()
            : Store(facts, stored, after with { Version = before.Version + 1 });
    }

    /// <summary>Deletes a custom role that nobody holds. A grant that was made meanwhile stays dead (V15).</summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="role">The role.</param>
    /// <param name="expectedVersion">The version that the caller read; null: any.</param>
    /// <param name="isHeld">Whether somebody holds it.</param>
    public static Outcome<TenantChange> Delete(TenantFacts? facts, RoleId role, long? expectedVersion, bool isHeld)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        if (role == BuiltinRoles.Partner)
        {
            return TenantSteps.Refused(RefusalCodes.PartnerRole, "the Partner role cannot be deleted");
        }

        if (CheckTarget(facts.Policy, role, expectedVersion) is { } notThis)
        {
            return Outcome<TenantChange>.Refused(notThis);
        }

        if (isHeld)
        {
            return TenantSteps.Refused(RefusalCodes.RoleInUse, $"somebody holds the role `{role}`");
        }

        return facts
            .WithPolicy(facts.Policy with { Roles = facts.Policy.Roles.Remove(role) })
            .Becomes(new RoleChanged(role, facts.Policy.Roles[role], null));
    }

    private static Outcome<TenantChange> Store(TenantFacts facts, RoleFacts? before, RoleFacts after) =>
        facts
            .WithPolicy(facts.Policy with { Roles = facts.Policy.Roles.SetItem(after.Id, after) })
            .Becomes(new RoleChanged(after.Id, before, after));

    private static Refusal? CheckTarget(TenantPolicyFacts policy, RoleId role, long? expectedVersion)
    {
        if (BuiltinRoles.IsBuiltin(role))
        {
            return new Refusal(RefusalCodes.BuiltinRole, $"the role `{role}` is built in");
        }

        var stored = policy.Roles.GetValueOrDefault(role);
        if (stored is null && role != BuiltinRoles.Partner)
        {
            return new Refusal(RefusalCodes.RoleUnknown, $"there is no role `{role}`");
        }

        return expectedVersion is { } expected && expected != (stored?.Version ?? 0)
            ? new Refusal(RefusalCodes.StaleVersion, $"the role `{role}` has changed since it was read")
            : null;
    }

    // The built-in roles count although nobody stores them, and so does the Partner role before its first edit.
    private static int CountRoles(TenantPolicyFacts policy) =>
        policy.Roles.Count + BuiltinRoles.Count - (policy.Roles.ContainsKey(BuiltinRoles.Partner) ? 1 : 0);

    private static ImmutableArray<string> PartnerDefaults(ScopeCatalogue catalogue) =>
        catalogue.NamesOf(BuiltinRoles.PartnerDefaults(catalogue).Union(catalogue.AlwaysOn));

    // E2.18 is always in; E2.19 is in unless left out; the rest is what was named. X.1 is judged over all of it, but
    // for what is always on: every role has that, so it is nothing that anybody gives.
    private static Outcome<ScopeSet> ScopesOf(RoleDraft draft, ScopeCatalogue catalogue)
    {
        foreach (var scope in draft.Scopes ?? [])
        {
            if (!catalogue.TryFind(scope, out _))
            {
                return Outcome<ScopeSet>.Refused(RefusalCodes.ScopeUnknown, $"`{scope}` is not a scope");
            }
        }

        var set = catalogue.SetOf(draft.Scopes ?? []);
        foreach (var key in draft.Features ?? [])
        {
            if (!catalogue.TryFeature(key, out var feature))
            {
                return Outcome<ScopeSet>.Refused(RefusalCodes.ScopeUnknown, $"`{key}` is not a feature");
            }

            set = set.Union(feature.Scopes);
        }

        set = draft.WithoutDefaults ? set : set.Union(catalogue.OnByDefault);
        return EscalationRules.Check(set.Except(catalogue.AlwaysOn), draft.ActorScopes, catalogue) is { } refusal
            ? Outcome<ScopeSet>.Refused(refusal)
            : Outcome<ScopeSet>.Done(set.Union(catalogue.AlwaysOn));
    }
}
