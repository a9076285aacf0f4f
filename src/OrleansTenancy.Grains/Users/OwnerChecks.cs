using System.Collections.Immutable;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Grains.Users;

/// <summary>Puts every question to the person's own grain.</summary>
/// <param name="grains">Where the people are.</param>
internal sealed class OwnerChecks(IGrainFactory grains) : IAccessChecks
{
    public ValueTask<DecisionReply> Authorize(UserId user, AccessQuery query) => Person(user).Authorize(query);

    public ValueTask<ImmutableArray<DecisionReply>> AuthorizeMany(UserId user, ImmutableArray<AccessQuery> queries) =>
        Person(user).AuthorizeMany(queries);

    public ValueTask<BulkReply> AuthorizeBulk(UserId user, BulkQuery query) => Person(user).AuthorizeBulk(query);

    private IUserAccess Person(UserId user) => grains.GetGrain<IUserAccess>(user.GrainKey);
}
