using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;

namespace OrleansTenancy.Grains.Replication;

/// <summary>
/// What a silo holds of the owners that one question is about. Only a guess until
/// <see cref="ISnapshots.Confirm"/> has said that all of it is still in force.
/// </summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Policy">Its policy; null: not held, or there is no such tenant.</param>
/// <param name="Partners">The partners that lie on a path of the person, with their settings as far as held.</param>
internal sealed record Sight(
    TenantId? Tenant, TenantPolicy? Policy, IReadOnlyList<(PartnerId Id, PartnerSettings? Settings)> Partners)
{
    /// <summary>What is held for a question of a person about a tenant whose policy is held.</summary>
    /// <param name="person">The person.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="settingsOf">The settings of a partner as far as held.</param>
    public static Sight Of(PersonFacts person, TenantPolicy policy, Func<PartnerId, PartnerSettings?> settingsOf)
    {
        var links = policy.Facts.Links;
        if (links.IsEmpty || person.Memberships.IsEmpty)
        {
            return new Sight(policy.Facts.Id, policy, []);
        }

        var partners = new List<(PartnerId, PartnerSettings?)>(1);
        foreach (var link in links)
        {
            if (person.Memberships.ContainsKey(link.Partner))
            {
                partners.Add((link.Partner, settingsOf(link.Partner)));
            }
        }

        return new Sight(policy.Facts.Id, policy, partners);
    }

    /// <summary>The settings of a partner; null: not held, or there is no such partner.</summary>
    public PartnerSettings? PartnerOf(PartnerId partner)
    {
        foreach (var (id, settings) in Partners)
        {
            if (id == partner)
            {
                return settings;
            }
        }

        return null;
    }
}
