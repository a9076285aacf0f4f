using System.Collections.Immutable;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Gateway.Authentication;

/// <summary>
/// What a caller may do themselves, which by a token can be less than what the person may. Whatever a route asks about
/// its own caller it asks here.
/// </summary>
/// <param name="person">The person's grain.</param>
/// <param name="token">The token that the caller presented; null: none.</param>
internal sealed class CallerAccess(IUserAccess person, TokenId? token)
{
    public ValueTask<DecisionReply> Authorize(AccessQuery query) => person.Authorize(query with { Token = token });

    public ValueTask<ImmutableArray<DecisionReply>> AuthorizeMany(IEnumerable<AccessQuery> queries) =>
        person.AuthorizeMany([.. queries.Select(q => q with { Token = token })]);

    public ValueTask<BulkReply> AuthorizeBulk(BulkQuery query) => person.AuthorizeBulk(query with { Token = token });

    public ValueTask<ImmutableArray<TenantAccess>> Access(ImmutableArray<TenantId> tenants) =>
        person.Access(tenants, token);

    public ValueTask<PartnerStanding> Standing(PartnerId partner) => person.Standing(partner, token);

    public ValueTask<PersonReach> Reach() => person.Reach(token);
}
