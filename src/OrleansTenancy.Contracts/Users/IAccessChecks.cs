using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Users;

/// <summary>
/// Checks, decided wherever it is quickest: in the memory of this process if that is known to be in force, otherwise by
/// the person's own grain (<see cref="IUserAccess"/>). The answers are the same.
/// </summary>
public interface IAccessChecks
{
    /// <summary>One question. Never throws for a deny; throws when freshness cannot be known (X.12).</summary>
    ValueTask<DecisionReply> Authorize(UserId user, AccessQuery query);

    /// <summary>Several questions about one tenant, each decided by itself, in the order of the questions.</summary>
    ValueTask<ImmutableArray<DecisionReply>> AuthorizeMany(UserId user, ImmutableArray<AccessQuery> queries);

    /// <summary>One command on many devices or groups.</summary>
    ValueTask<BulkReply> AuthorizeBulk(UserId user, BulkQuery query);
}
