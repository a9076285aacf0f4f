using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;

namespace OrleansTenancy.Domain.Access;

/// <summary>
/// The decision (rules section 8): the first rule that fails is the reason. Pure; a decision on a made path allocates
/// nothing. Whatever is missing or not understood denies.
/// </summary>
public static class AccessEvaluator
{
    /// <summary>Decides one question of a person, from the facts on.</summary>
    /// <param name="person">The person's own facts.</param>
    /// <param name="policy">The tenant; null: there is none.</param>
    /// <param name="partnerOf">The settings of a partner that the person is a member of.</param>
    /// <param name="catalogue">The catalogue the policy was compiled with.</param>
    /// <param name="request">The question.</param>
    /// <param name="placement">Where the resource lies; not looked at unless <see cref="NeedsPlacement"/>.</param>
    /// <param name="at">The instant.</param>
    public static AccessDecision Evaluate(
        PersonFacts person,
        TenantPolicy? policy,
        Func<PartnerId, PartnerSettings?> partnerOf,
        ScopeCatalogue catalogue,
        AccessRequest request,
        Placement placement,
        DateTimeOffset at) =>
        Evaluate(AccessPaths.Resolve(person, policy, partnerOf, at), policy, catalogue, request, placement);

    /// <summary>Decides one question on a made path.</summary>
    public static AccessDecision Evaluate(
        AccessPath path, TenantPolicy? policy, ScopeCatalogue catalogue, AccessRequest request, Placement placement)
    {
        if (policy is null || request.Tenant != policy.Facts.Id)
        {
            return new AccessDecision(DecisionCode.TenantUnknown);
        }

        catalogue.TryResolve(request.Action, request.ResourceType, out var scope);
        return Decide(path, policy, scope, request.ResourceType, request.ResourceId, placement);
    }

    /// <summary>
    /// Whether the answer depends on where the resource lies: always for a device that a role gives the scope for;
    /// for other registered resources only when the scope is held for groups alone and acts inside them.
    /// </summary>
    public static bool NeedsPlacement(AccessPath path, ScopeEntry? scope, string resourceType)
    {
        if (!path.MayEnter || scope is null || path.Ceiling.Contains(scope.Ordinal)
            || resourceType is ResourceType.Tenant or ResourceType.Group)
        {
            return false;
        }

        var granted = false;
        var tenantWide = false;
        foreach (var grant in path.Grants)
        {
            if (grant.Scopes.Contains(scope.Ordinal))
            {
                granted = true;
                tenantWide |= grant.IsTenantWide;
            }
        }

        return granted && (resourceType == ResourceType.Device || (!tenantWide && scope.Reach == ScopeReach.Group));
    }

    /// <summary>
    /// Decides for one resource: steps 3 to 5. Allocates nothing, so it may run for thousands of resources.
    /// </summary>
    /// <param name="path">The path, made for the same person, policy and instant.</param>
    /// <param name="policy">The tenant; null: there is none.</param>
    /// <param name="scope">The scope of the question; null: the catalogue has none.</param>
    /// <param name="resourceType">The type of the resource.</param>
    /// <param name="resourceId">The resource.</param>
    /// <param name="placement">Where it lies; not looked at for tenants and groups.</param>
    public static AccessDecision Decide(
        AccessPath path,
        TenantPolicy? policy,
        ScopeEntry? scope,
        string resourceType,
        string resourceId,
        Placement placement)
    {
        if (policy is null)
        {
            return new AccessDecision(DecisionCode.TenantUnknown);
        }

        if (!path.MayEnter)
        {
            return new AccessDecision(path.Code, Hint: path.Hint);
        }

        if (scope is null)
        {
            return Deny(path, DecisionCode.ScopeUnknown);
        }

        if (!IsGranted(path, scope.Ordinal))
        {
            return Deny(path, DecisionCode.ScopeNotGranted);
        }

        if (policy.Ceiling.Contains(scope.Ordinal))
        {
            return Deny(path, DecisionCode.Ceiling);
        }

        return DecideResource(path, policy, scope, resourceType, resourceId, placement);
    }

    private static AccessDecision DecideResource(
        AccessPath path,
        TenantPolicy policy,
        ScopeEntry scope,
        string resourceType,
        string resourceId,
        Placement placement)
    {
        switch (resourceType)
        {
            case ResourceType.Tenant:
                return string.Equals(resourceId, policy.Facts.Id.Value, StringComparison.Ordinal)
                    ? Grant(path, policy, scope, default, mustLieInside: scope.Reach != ScopeReach.Reference)
                    : Deny(path, DecisionCode.ResourceUnknown);

            case ResourceType.Group:
                return GroupId.TryParse(resourceId, out var id) && policy.Groups.TryFind(id, out var group)
                    ? Grant(path, policy, scope, new Placement(true, group), mustLieInside: true)
                    : Deny(path, DecisionCode.ResourceUnknown);

            case ResourceType.Device:
                return placement.Exists
                    ? Grant(path, policy, scope, placement, mustLieInside: true)
                    : Deny(path, DecisionCode.ResourceUnknown);

            default:
                return Grant(path, policy, scope, placement, mustLieInside: scope.Reach != ScopeReach.Reference);
        }
    }

    // The first role that gives the scope here is the one that is named. Roles for the whole tenant reach everything.
    private static AccessDecision Grant(
        AccessPath path, TenantPolicy policy, ScopeEntry scope, Placement placement, bool mustLieInside)
    {
        GroupSpan place = default;
        var isPlaced = placement is { Exists: true, Group: { } group } && policy.Groups.TrySpan(group, out place);
        foreach (var grant in path.Grants)
        {
            if (grant.Scopes.Contains(scope.Ordinal)
                && (grant.IsTenantWide || !mustLieInside || (isPlaced && grant.Covers(place))))
            {
                return new AccessDecision(DecisionCode.Allowed, path.Source, grant.Role, grant.Partner);
            }
        }

        return Deny(path, DecisionCode.OutsideGroups);
    }

    private static bool IsGranted(AccessPath path, int ordinal)
    {
        foreach (var grant in path.Grants)
        {
            if (grant.Scopes.Contains(ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static AccessDecision Deny(AccessPath path, DecisionCode code) =>
        new(code, path.Source, null, path.Partner);
}
