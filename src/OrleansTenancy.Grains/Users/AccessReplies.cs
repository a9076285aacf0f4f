using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Grains.Users;

/// <summary>Decisions in the form in which they are answered.</summary>
internal static class AccessReplies
{
    public static DecisionReply Of(
        AccessDecision decision, ScopeEntry? scope, in AccessGrounds grounds, bool explain) =>
        new(
            decision.Code,
            decision.Source,
            decision.Role,
            decision.Partner,
            decision.Hint,
            UidOf(grounds.Policy),
            explain ? Why(decision, scope, grounds) : null);

    public static AccessExplanation Why(AccessDecision decision, ScopeEntry? scope, in AccessGrounds grounds) =>
        ExplainRules.Explain(
            decision,
            grounds.Path,
            scope,
            grounds.Person,
            grounds.Policy,
            grounds.Sight.PartnerOf,
            grounds.At);

    public static TenantAccess Of(TenantId tenant, AccessPath path, TenantPolicy? policy, ScopeCatalogue catalogue)
    {
        var way = path is { Partner: { } partner, Link: { } link, Membership: { } membership }
            ? new LinkPath(partner, link, membership)
            : null;
        return new TenantAccess(
            tenant,
            path.Code,
            path.Source,
            way,
            [.. path.Grants.Select(g => g.Grant)],
            catalogue.NamesOf(path.TenantWideScopes),
            path.Hint,
            path.ViaAssignment,
            UidOf(policy));
    }

    private static TenantUid? UidOf(TenantPolicy? policy) =>
        policy is { Facts: { State: TenantState.Active } facts } ? facts.Uid : null;
}
