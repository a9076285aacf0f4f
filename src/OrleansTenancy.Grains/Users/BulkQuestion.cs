using System.Collections.Immutable;
using System.Runtime.InteropServices;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Users;

/// <summary>One command on many resources of one type.</summary>
/// <param name="query">What is asked.</param>
/// <param name="catalogue">Resolves it to a scope.</param>
internal sealed class BulkQuestion(BulkQuery query, ScopeCatalogue catalogue) : IAccessQuestion<BulkReply>
{
    private readonly ScopeEntry? _scope =
        catalogue.TryResolve(query.Action, query.ResourceType, out var scope) ? scope : null;

    public TenantId Tenant => query.Tenant;

    public TokenId? Token => query.Token;

    public IReadOnlyList<ResourceKey> Needs(AccessPath path, TenantPolicy policy) =>
        AccessEvaluator.NeedsPlacement(path, _scope, query.ResourceType)
            ? [.. query.ResourceIds.Select(id => new ResourceKey(query.ResourceType, id))]
            : [];

    public BulkReply Answer(in AccessGrounds grounds, ImmutableArray<Placement> placements)
    {
        var codes = new byte[query.ResourceIds.Length];
        var roles = query.Explain ? new RoleId?[codes.Length] : null;
        AccessDecision? granted = null;
        AccessDecision last = default;
        for (var i = 0; i < codes.Length; i++)
        {
            var placement = placements.IsEmpty ? Placement.Missing : placements[i];
            last = AccessEvaluator.Decide(
                grounds.Path, grounds.Policy, _scope, query.ResourceType, query.ResourceIds[i], placement);
            codes[i] = (byte)last.Code;
            granted ??= last.IsAllowed ? last : null;
            if (roles is not null)
            {
                roles[i] = last.Role;
            }
        }

        var shown = granted ?? last;
        return new BulkReply(
            codes,
            shown.Source,
            shown.Role,
            shown.Partner,
            shown.Hint,
            query.Explain ? AccessReplies.Why(shown, _scope, grounds) : null,
            roles is null ? null : ImmutableCollectionsMarshal.AsImmutableArray(roles));
    }
}
