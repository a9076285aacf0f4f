using System.Collections.Immutable;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Gateway.Authentication;

/// <summary>
/// What the person's own grain tells of them: where they may enter and administer. By a token that can be less than
/// what the person may. Whether one thing is allowed is asked of <see cref="CallerChecks"/>.
/// </summary>
/// <param name="person">The person's grain.</param>
/// <param name="token">The token that the caller presented; null: none.</param>
internal sealed class CallerAccess(IUserAccess person, TokenId? token)
{
    public ValueTask<ImmutableArray<TenantAccess>> Access(ImmutableArray<TenantId> tenants) =>
        person.Access(tenants, token);

    public ValueTask<PartnerStanding> Standing(PartnerId partner) => person.Standing(partner, token);

    public ValueTask<PersonReach> Reach() => person.Reach(token);
}
