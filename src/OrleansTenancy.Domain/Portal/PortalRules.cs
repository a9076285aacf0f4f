using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Domain.Portal;

/// <summary>
/// What the provider of a customer tenant decides about its portal (SC.7, SC.12-15, SC.28-30, C20). The provider is
/// the partner that created the tenant and is still linked to it: a partner that a tenant asked for a link has no
/// business locking the tenant's own people out.
/// </summary>
public static class PortalRules
{
    /// <summary>
    /// SC.7, SC.28: opens or closes the portal to the customer's own users. Nothing else changes: users, roles and
    /// grants are what they were (SC.30). Refused: no live link, not the provider.
    /// </summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="partner">The partner that decides.</param>
    /// <param name="active">Whether the customer's users may enter.</param>
    /// <param name="at">When.</param>
    public static Outcome<TenantChange> SetActive(
        TenantFacts? facts, PartnerId partner, bool active, DateTimeOffset at)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        if (CheckProvider(facts, partner, at) is { } refusal)
        {
            return Outcome<TenantChange>.Refused(refusal);
        }

        if (facts.Policy.PortalActive == active)
        {
            return facts.Unchanged();
        }

        var next = facts.WithPolicy(facts.Policy with { PortalActive = active });
        var isFirst = active && facts.PortalOpenedAt is null;
        return (isFirst ? next with { PortalOpenedAt = at } : next)
            .Becomes(new PortalSwitched(partner, active, isFirst));
    }

    /// <summary>
    /// SC.12-15: sets the four switches. In force at the next check, for every role. Refused: no live link, not the
    /// provider.
    /// </summary>
    /// <param name="facts">The tenant.</param>
    /// <param name="partner">The partner that decides.</param>
    /// <param name="level">What is shown from now on.</param>
    /// <param name="at">When.</param>
    public static Outcome<TenantChange> SetInformationLevel(
        TenantFacts? facts, PartnerId partner, InformationLevel level, DateTimeOffset at)
    {
        if (!facts.IsActive())
        {
            return TenantSteps.Unknown();
        }

        if (CheckProvider(facts, partner, at) is { } refusal)
        {
            return Outcome<TenantChange>.Refused(refusal);
        }

        var before = InformationLevel.Of(facts.Policy.MaskedScopes);
        return before == level
            ? facts.Unchanged()
            : facts
                .WithPolicy(facts.Policy with { MaskedScopes = level.Mask(facts.Policy.MaskedScopes) })
                .Becomes(new InformationLevelSet(partner, before, level));
    }

    /// <summary>Why a partner is not the provider of a tenant, or null.</summary>
    internal static Refusal? CheckProvider(TenantFacts facts, PartnerId partner, DateTimeOffset at)
    {
        if (LinkRules.Find(facts.Policy.Links, partner) is not { } link || !link.IsLive(at))
        {
            return new Refusal(RefusalCodes.NotLinked, "the tenant has no live link to this partner");
        }

        return facts.Policy.Owner == partner
            ? null
            : new Refusal(RefusalCodes.NotOwned, "the partner did not create this tenant");
    }
}
