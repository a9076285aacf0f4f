using System.Collections.Immutable;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Users;

/// <summary>How a person comes into a tenant, and with what.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="token">The token by which the person asks; null: none.</param>
/// <param name="catalogue">Names the scopes.</param>
internal readonly struct PathQuestion(TenantId tenant, TokenId? token, ScopeCatalogue catalogue)
    : IAccessQuestion<TenantAccess>
{
    public TenantId Tenant => tenant;

    public TokenId? Token => token;

    public IReadOnlyList<ResourceKey> Needs(AccessPath path, TenantPolicy policy) => [];

    public TenantAccess Answer(in AccessGrounds grounds, ImmutableArray<Placement> placements) =>
        AccessReplies.Of(tenant, grounds.Path, grounds.Policy, catalogue);
}
