using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Domain.Tokens;

/// <summary>
/// The way of a token into a tenant: the way of its owner at the same instant, or less of it, or none.
/// </summary>
public static class TokenPaths
{
    private static readonly AccessPath Closed = new() { Code = DecisionCode.NoAccess };

    /// <summary>
    /// Cuts the owner's path to what the token reaches. There is none for a token that does not count, that is made for
    /// another tenant or another life of this one, or whose owner may not use tokens here now.
    /// </summary>
    /// <param name="owner">The path of the owner.</param>
    /// <param name="token">The token, in force; null: it is not.</param>
    /// <param name="policy">The tenant; null: there is none.</param>
    public static AccessPath Narrow(AccessPath owner, AccessTokenFacts? token, TenantPolicy? policy) =>
        Narrow(owner, token?.Narrowing, policy);

    /// <summary>Cuts the owner's path to what a token with these limits reaches.</summary>
    /// <param name="owner">The path of the owner.</param>
    /// <param name="narrowing">What the token leaves out; null: it is not in force.</param>
    /// <param name="policy">The tenant; null: there is none.</param>
    internal static AccessPath Narrow(AccessPath owner, TokenNarrowing? narrowing, TenantPolicy? policy)
    {
        if (narrowing is null || policy is null || !Reaches(narrowing, policy.Facts))
        {
            return Closed;
        }

        if (!owner.MayEnter)
        {
            return owner;
        }

        if (!MayUseTokens(owner, policy))
        {
            return Closed;
        }

        if (narrowing.Scopes is not { } scopes)
        {
            return owner;
        }

        var within = policy.Catalogue.SetOf(scopes);
        return owner with { Grants = [.. owner.Grants.Select(g => g.Within(within))] };
    }

    private static bool Reaches(TokenNarrowing narrowing, TenantPolicyFacts tenant) =>
        narrowing.Tenant is null || (narrowing.Tenant == tenant.Id && narrowing.Uid == tenant.Uid);

    private static bool MayUseTokens(AccessPath owner, TenantPolicy policy) =>
        policy.Catalogue.TryFind(AccessTokenRules.Scope, out var scope)
        && !owner.Ceiling.Contains(scope.Ordinal)
        && owner.Grants.Any(g => g.IsTenantWide && g.Scopes.Contains(scope.Ordinal));
}
