using System.Collections.Immutable;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Users;

/// <summary>Several questions about one tenant, decided from the same facts.</summary>
/// <param name="tenant">The tenant of all of them.</param>
/// <param name="queries">What is asked.</param>
/// <param name="catalogue">Resolves them to scopes.</param>
internal sealed class ManyQuestion(TenantId tenant, ImmutableArray<AccessQuery> queries, ScopeCatalogue catalogue)
    : IAccessQuestion<ImmutableArray<DecisionReply>>
{
    private readonly ScopeEntry?[] _scopes =
        [.. queries.Select(q => catalogue.TryResolve(q.Action, q.ResourceType, out var scope) ? scope : null)];

    public TenantId Tenant => tenant;

    public TokenId? Token => queries[0].Token;

    public IReadOnlyList<ResourceKey> Needs(AccessPath path, TenantPolicy policy)
    {
        var needed = new List<ResourceKey>();
        for (var i = 0; i < queries.Length; i++)
        {
            if (AccessEvaluator.NeedsPlacement(path, _scopes[i], queries[i].ResourceType))
            {
                needed.Add(new ResourceKey(queries[i].ResourceType, queries[i].ResourceId));
            }
        }

        return needed;
    }

    public ImmutableArray<DecisionReply> Answer(in AccessGrounds grounds, ImmutableArray<Placement> placements)
    {
        var (path, policy) = (grounds.Path, grounds.Policy);
        var replies = ImmutableArray.CreateBuilder<DecisionReply>(queries.Length);
        var used = 0;
        for (var i = 0; i < queries.Length; i++)
        {
            var (_, _, type, id, _, explain) = queries[i];

            // The same condition as in Needs, on the same path: so the places come in the same order.
            var placement = policy is not null && AccessEvaluator.NeedsPlacement(path, _scopes[i], type)
                ? placements[used++]
                : Placement.Missing;
            var decision = AccessEvaluator.Decide(path, policy, _scopes[i], type, id, placement);
            replies.Add(AccessReplies.Of(decision, _scopes[i], grounds, explain));
        }

        return replies.MoveToImmutable();
    }
}
