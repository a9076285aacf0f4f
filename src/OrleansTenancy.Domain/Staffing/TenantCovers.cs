using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Domain.Staffing;

/// <summary>A tenant as the staffing of its partners sees it.</summary>
public static class TenantCovers
{
    /// <summary>Who has lasting access, for each partner with a link; an ended link needs nobody.</summary>
    public static ImmutableDictionary<PartnerId, TenantCover> Of(TenantFacts? facts) =>
        facts.IsActive()
            ? facts.Policy.Links
                .Where(l => l.State == LinkState.Linked)
                .ToImmutableDictionary(l => l.Partner, l => Of(facts, l))
            : ImmutableDictionary<PartnerId, TenantCover>.Empty;

    /// <summary>
    /// What a change of the tenant means for its partners, and the tenant with that change counted.
    /// </summary>
    public static (TenantFacts Next, ImmutableArray<CoverChange> Changes) Between(TenantFacts? before, TenantFacts next)
    {
        var had = Of(before);
        var has = Of(next);
        var changes = ImmutableArray.CreateBuilder<CoverChange>();
        foreach (var (partner, cover) in has)
        {
            var old = had.GetValueOrDefault(partner);
            if (!cover.Says(old))
            {
                changes.Add(new CoverChange(
                    partner, cover, old is null || old.Link != cover.Link || !cover.Includes(old)));
            }
        }

        changes.AddRange(had.Keys.Where(p => !has.ContainsKey(p)).Select(p => new CoverChange(p, null, false)));
        return changes.Count == 0
            ? (next, [])
            : (next with { StaffingVersion = next.StaffingVersion + 1 }, changes.DrainToImmutable());
    }

    private static TenantCover Of(TenantFacts facts, LinkFacts link)
    {
        var lasting = facts.Lasting.GetValueOrDefault(link.Id) ?? LastingAccess.None;
        return new TenantCover(link.Id, link.ExpiresAt, link.AutoAdd, link.RetainedThrough)
        {
            Assigned = lasting.Assigned,
            Excluded = lasting.Excluded,
        };
    }
}
