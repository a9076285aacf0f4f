using System.Collections.Immutable;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Tenants;

/// <summary>Announcing the end of the links of a tenant. It ends at its instant, announced or not (X.5).</summary>
public static class TenantExpiryRules
{
    /// <summary>What is due is told, and remembered in the same change, so that it is told once.</summary>
    public static Outcome<TenantChange> Announce(TenantFacts? facts, DateTimeOffset at)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        var events = ImmutableArray.CreateBuilder<TenantEvent>();
        var next = facts;
        foreach (var link in facts.Policy.Links)
        {
            if (LinkExpiryRules.Due(link, at) is not { } notice)
            {
                continue;
            }

            var told = link with { Notice = notice };
            next = next.WithPolicy(next.Policy with { Links = next.Policy.Links.Replace(link, told) });
            if (notice.Days > 0)
            {
                events.Add(new LinkExpiring(told, notice.Days));
                continue;
            }

            next = next.ForgetAssignees(told, at);
            events.Add(new LinkExpired(told));
        }

        return Outcome<TenantChange>.Done(new TenantChange(next, events.DrainToImmutable()));
    }

    /// <summary>Whether there is, or will be, something to announce.</summary>
    public static bool IsWatched(TenantFacts? facts) =>
        facts.IsActive() && facts.Policy.Links.Any(LinkExpiryRules.IsWatched);
}
