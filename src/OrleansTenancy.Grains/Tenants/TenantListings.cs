using System.Text.Json;
using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Grains.Outbox;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>How a tenant stands in lists.</summary>
internal static class TenantListings
{
    private const string ActiveFacet = "active";

    /// <summary>In the list of all tenants.</summary>
    public static OwedListing OfTenant(TenantFacts facts)
    {
        var entry = new TenantEntry(facts.DisplayName, ActiveFacet, facts.Policy.Owner?.ToString());
        return new OwedListing(
            DirectoryKey.Tenants,
            facts.Policy.Id.Value,
            ActiveFacet,
            Label(facts),
            JsonSerializer.SerializeToUtf8Bytes(entry, DirectoryEntries.Default.TenantEntry));
    }

    /// <summary>In the list of a partner.</summary>
    public static OwedListing AtPartner(TenantFacts facts, LinkFacts link, DateTimeOffset at)
    {
        var state = StateOf(TenantReplies.View(link, at).State);
        var entry = new PartnerTenantEntry(
            facts.DisplayName,
            state,
            facts.Policy.Uid.Value,
            link.EndedAt ?? link.DecidedAt ?? link.RequestedAt,
            link.RequestedBy.Value,
            facts.Policy.Owner == link.Partner,
            facts.Policy.PortalActive,
            link.ExpiresAt,
            link.NotBefore);
        return new OwedListing(
            DirectoryKey.TenantsOf(link.Partner),
            facts.Policy.Id.Value,
            state,
            Label(facts),
            JsonSerializer.SerializeToUtf8Bytes(entry, DirectoryEntries.Default.PartnerTenantEntry));
    }

    private static string StateOf(LinkState state) => state switch
    {
        LinkState.Pending => "pending",
        LinkState.Linked => "linked",
        LinkState.Rejected => "rejected",
        LinkState.Ended => "ended",
        _ => throw Invariant.Broken("a link without a state"),
    };

#pragma warning disable CA1308 // Labels are lower-cased because the prefixes that callers search by are.
    private static string Label(TenantFacts facts) => facts.DisplayName.ToLowerInvariant();
#pragma warning restore CA1308
}
