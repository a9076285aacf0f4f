using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Users;

/// <summary>
/// Checks; same grain and key as <see cref="IUserGrain"/>: the person's own grain decides, in memory.
/// </summary>
/// <remarks>
/// Every method interleaves with a write in flight. Each works on the last committed facts and, where it had to ask
/// another owner, decides again if its own facts have moved meanwhile; so all facts of one decision held at one
/// instant between the question and the answer (X.6). None of them writes. Where a token is named, the answer is about
/// what the person reaches by it now: nothing at all once it has ended.
/// </remarks>
[Alias("tenancy.IUserAccess")]
public interface IUserAccess : IGrainWithStringKey
{
    /// <summary>One question. Never throws for a deny; throws when freshness cannot be known (X.12).</summary>
    [AlwaysInterleave, Alias("Authorize")]
    ValueTask<DecisionReply> Authorize(AccessQuery query);

    /// <summary>
    /// Several questions about one tenant, each decided by itself, answers in the order of the questions.
    /// </summary>
    [AlwaysInterleave, Alias("AuthorizeMany")]
    ValueTask<ImmutableArray<DecisionReply>> AuthorizeMany(ImmutableArray<AccessQuery> queries);

    /// <summary>One command on many devices or groups.</summary>
    [AlwaysInterleave, Alias("AuthorizeBulk")]
    ValueTask<BulkReply> AuthorizeBulk(BulkQuery query);

    /// <summary>How the person comes into tenants and what they hold there; in the order asked.</summary>
    [AlwaysInterleave, Alias("Access")]
    ValueTask<ImmutableArray<TenantAccess>> Access(ImmutableArray<TenantId> tenants, TokenId? token = null);

    /// <summary>What the person is in a partner; by a token that leaves anything out: nothing.</summary>
    [AlwaysInterleave, Alias("Standing")]
    ValueTask<PartnerStanding> Standing(PartnerId partner, TokenId? token = null);

    /// <summary>
    /// Tenants with something of the person's own, and partners they belong to: where to look for access.
    /// </summary>
    [AlwaysInterleave, Alias("Reach")]
    ValueTask<PersonReach> Reach(TokenId? token = null);

    /// <summary>All that the person has in one tenant, for those who administer it.</summary>
    [AlwaysInterleave, Alias("InTenant")]
    ValueTask<PersonInTenant> InTenant(TenantId tenant);

    /// <summary>
    /// The person as the rules of a tenant look at them, in the tenant's own turn: what they may do and hand on there
    /// follows from this and the policy that the tenant has at that moment.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="partners">The partners that it is linked to.</param>
    /// <param name="token">The token by which the person acts; null: none.</param>
    [AlwaysInterleave, Alias("Participant")]
    ValueTask<Participant> Participant(
        TenantId tenant, ImmutableArray<PartnerId> partners, TokenId? token = null);
}
