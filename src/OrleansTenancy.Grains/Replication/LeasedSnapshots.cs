using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Grains.Leases;

namespace OrleansTenancy.Grains.Replication;

/// <summary>
/// The leased mode: what this silo holds under a lease is in force until the owner has told it otherwise, so nobody is
/// asked. What cannot be leased at the moment is decided in the validated mode.
/// </summary>
/// <param name="held">What is held.</param>
/// <param name="validated">The other mode.</param>
internal sealed class LeasedSnapshots(HeldReplicas held, ValidatedSnapshots validated) : ISnapshots
{
    // Made once: every check passes it on.
    private readonly Func<PartnerId, PartnerSettings?> _settingsOf =
        partner => held.Settings.TryFind(partner, out var settings) ? settings : validated.Held(partner);

    public Sight Look(PersonFacts person, TenantId tenant)
    {
        if (!held.Policies.TryFind(tenant, out var policy))
        {
            return validated.Look(person, tenant);
        }

        return Sight.Of(person, policy, _settingsOf);
    }

    public Sight Look(PartnerId partner) => new(null, null, [(partner, _settingsOf(partner))]);

    public ValueTask<bool> Confirm(Sight sight) => Holds(sight) ? new(true) : Obtain(sight);

    public async ValueTask<TenantPolicy?> Current(TenantId tenant)
    {
        if (!held.Policies.TryFind(tenant, out var policy))
        {
            await held.Policies.Get(tenant);
        }

        return policy is not null || held.Policies.TryFind(tenant, out policy)
            ? policy
            : await validated.Current(tenant);
    }

    // Each is in the table at some instant from here on, so all of them were in force at the first of these instants.
    private bool Holds(Sight sight)
    {
        if (sight.Tenant is { } tenant
            && !(held.Policies.TryFind(tenant, out var policy) && ReferenceEquals(policy, sight.Policy)))
        {
            return false;
        }

        foreach (var (id, seen) in sight.Partners)
        {
            if (!held.Settings.TryFind(id, out var settings) || !ReferenceEquals(settings, seen))
            {
                return false;
            }
        }

        return true;
    }

    private async ValueTask<bool> Obtain(Sight sight)
    {
        var complete = true;
        if (sight.Tenant is { } tenant && !held.Policies.TryFind(tenant, out _))
        {
            await held.Policies.Get(tenant);
            complete &= held.Policies.TryFind(tenant, out _);
        }

        foreach (var (id, _) in sight.Partners)
        {
            if (!held.Settings.TryFind(id, out _))
            {
                await held.Settings.Get(id);
                complete &= held.Settings.TryFind(id, out _);
            }
        }

        // Now it is held, and may be another than the one seen: look again. Otherwise something is just changing, or
        // does not exist.
        return !complete && await validated.Confirm(sight);
    }
}
