using System.Collections.Immutable;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Gateway.Authentication;

/// <summary>Checks about a person, by the token that its caller presented where that is the person.</summary>
/// <param name="checks">Decides.</param>
/// <param name="user">The person.</param>
/// <param name="token">The token; null: none.</param>
internal readonly struct CallerChecks(IAccessChecks checks, UserId user, TokenId? token)
{
    public ValueTask<DecisionReply> Authorize(AccessQuery query) =>
        checks.Authorize(user, query with { Token = token });

    public ValueTask<ImmutableArray<DecisionReply>> AuthorizeMany(IEnumerable<AccessQuery> queries)
    {
        var presented = token;
        return checks.AuthorizeMany(user, [.. queries.Select(q => q with { Token = presented })]);
    }

    public ValueTask<BulkReply> AuthorizeBulk(BulkQuery query) =>
        checks.AuthorizeBulk(user, query with { Token = token });
}
