using System.Collections.Immutable;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Users;

/// <summary>One action on one resource.</summary>
/// <param name="query">What is asked.</param>
/// <param name="catalogue">Resolves it to a scope.</param>
internal readonly struct SingleQuestion(AccessQuery query, ScopeCatalogue catalogue) : IAccessQuestion<DecisionReply>
{
    private readonly ScopeEntry? _scope =
        catalogue.TryResolve(query.Action, query.ResourceType, out var scope) ? scope : null;

    public TenantId Tenant => query.Tenant;

    public TokenId? Token => query.Token;

    public IReadOnlyList<ResourceKey> Needs(AccessPath path, TenantPolicy policy) =>
        AccessEvaluator.NeedsPlacement(path, _scope, query.ResourceType)
            ? [new ResourceKey(query.ResourceType, query.ResourceId)]
            : [];

    public DecisionReply Answer(in AccessGrounds grounds, ImmutableArray<Placement> placements)
    {
        var placement = placements.IsEmpty ? Placement.Missing : placements[0];
        var decision = AccessEvaluator.Decide(
            grounds.Path, grounds.Policy, _scope, query.ResourceType, query.ResourceId, placement);
        return AccessReplies.Of(decision, _scope, grounds, query.Explain);
    }
}
