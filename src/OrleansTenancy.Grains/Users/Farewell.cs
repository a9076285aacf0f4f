using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Grains.State;

namespace OrleansTenancy.Grains.Users;

/// <summary>
/// ID.27: a person forgets a life of a tenant: what was held there, tokens for it, and that it ever spoke.
/// </summary>
internal static class Farewell
{
    /// <summary>The row without it; the same instance when there is nothing of it.</summary>
    /// <param name="stored">The row.</param>
    /// <param name="facts">The person's facts.</param>
    /// <param name="source">The tenant's grain key.</param>
    /// <param name="sequence">
    /// Where the life ended in the tenant's outbox. Whatever came later is of another life and stays.
    /// </param>
    /// <param name="gone">Which life.</param>
    public static StoredPerson To(
        StoredPerson stored, PersonFacts facts, string source, long sequence, TenantGoneEffect gone)
    {
        var next = stored;
        var without = PersonRules.ForgetTenant(facts, gone.Tenant, gone.Uid);
        if (!ReferenceEquals(without, facts))
        {
            next = next with { Facts = without };
        }

        var tokens = stored.Tokens.RemoveAll(
            t => t.Narrowing.Tenant == gone.Tenant && t.Narrowing.Uid == gone.Uid);
        if (tokens.Length < stored.Tokens.Length)
        {
            next = next with { Tokens = tokens };
        }

        return stored.Applied.TryGetValue(source, out var last) && last <= sequence
            ? next with { Applied = stored.Applied.Remove(source) }
            : next;
    }
}
