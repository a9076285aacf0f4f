using BitFaster.Caching.Lru;
using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;

namespace OrleansTenancy.Grains.Replication;

/// <summary>
/// The validated mode: a snapshot counts only when its owner has answered "still version v" to this very question.
/// Versions only grow, so a version that was seen before the question and is confirmed after it was in force all the
/// time between: that is what makes several confirmed snapshots true at one instant.
/// </summary>
/// <param name="grains">Where the owners are.</param>
/// <param name="catalogue">What policies are compiled with.</param>
internal sealed class ValidatedSnapshots(IGrainFactory grains, ScopeCatalogue catalogue) : ISnapshots
{
    // A compiled policy is some kilobytes; what falls out is fetched again, so the bound costs time, never truth.
    private const int HeldMax = 10_000;

    private readonly ConcurrentLru<TenantId, TenantPolicy> _policies = new(HeldMax);
    private readonly ConcurrentLru<PartnerId, PartnerSettings> _settings = new(HeldMax);

    public Sight Look(PersonFacts person, TenantId tenant)
    {
        if (!_policies.TryGet(tenant, out var policy))
        {
            return new Sight(tenant, null, []);
        }

        return Sight.Of(person, policy, Held);
    }

    public Sight Look(PartnerId partner) => new(null, null, [(partner, Held(partner))]);

    public async ValueTask<bool> Confirm(Sight sight)
    {
        // All are asked before any is awaited.
        var policy = sight.Tenant is { } tenant ? Confirm(tenant, sight.Policy) : Task.FromResult(true);
        if (sight.Partners.Count == 0)
        {
            return await policy;
        }

        var partners = Task.WhenAll(sight.Partners.Select(p => Confirm(p.Id, p.Settings)));
        return await policy & !(await partners).Contains(false);
    }

    public async ValueTask<TenantPolicy?> Current(TenantId tenant)
    {
        var held = _policies.TryGet(tenant, out var policy) ? policy : null;
        return await Ask(tenant, held);
    }

    private async Task<bool> Confirm(TenantId tenant, TenantPolicy? held) =>
        ReferenceEquals(await Ask(tenant, held), held);

    // The held one when it is in force, the one that is in force when it is another, null when there is no such tenant.
    private async ValueTask<TenantPolicy?> Ask(TenantId tenant, TenantPolicy? held)
    {
        var reply = await grains
            .GetGrain<ITenantReads>(tenant.GrainKey)
            .Policy(held?.Facts.Version ?? -1);
        if (reply.Policy is { } facts)
        {
            var policy = TenantPolicy.Compile(facts, catalogue);
            Keep(policy);
            return policy;
        }

        if (reply.Version != 0)
        {
            return held;
        }

        // There is none, or none any more: what was held of it would be asked about again and again.
        _policies.TryRemove(tenant);
        return null;
    }

    // Two questions may have asked at the same time: the newer answer stays.
    private void Keep(TenantPolicy policy)
    {
        if (!_policies.TryGet(policy.Facts.Id, out var other) || other.Facts.Version < policy.Facts.Version)
        {
            _policies.AddOrUpdate(policy.Facts.Id, policy);
        }
    }

    private async Task<bool> Confirm(PartnerId partner, PartnerSettings? held)
    {
        var reply = await grains
            .GetGrain<IPartnerReads>(partner.GrainKey)
            .Settings(held?.Version ?? -1);
        if (reply.Settings is null)
        {
            // Still the held version; or there is no such partner, and then none is held.
            return reply.Version == (held?.Version ?? 0);
        }

        if (Held(partner) is not { } other || other.Version < reply.Settings.Version)
        {
            _settings.AddOrUpdate(partner, reply.Settings);
        }

        return false;
    }

    /// <summary>The settings that were confirmed last; possibly old.</summary>
    public PartnerSettings? Held(PartnerId partner) =>
        _settings.TryGet(partner, out var settings) ? settings : null;
}
