using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Partners;

/// <summary>What of a partner counts for "at least one user keeps access to every tenant" (EN.10).</summary>
public static class PartnerStaffing
{
    /// <summary>
    /// Whether members need access of their own; otherwise whoever administers the partner, and somebody always does,
    /// has access to every tenant (C8, C9).
    /// </summary>
    public static bool IsIndividual(PartnerSettings? settings) =>
        settings is { MemberModel: MemberModel.Tiered, AdminAccess: AdminAccess.Assigned };

    /// <summary>Whether somebody is a member without an end.</summary>
    public static bool IsLasting(PartnerFacts? facts, UserId user) =>
        facts is not null
        && (facts.Admins.ContainsKey(user) || (facts.Others.ContainsKey(user) && !facts.Ending.Contains(user)));

    /// <summary>All members without an end.</summary>
    public static IEnumerable<UserId> Lasting(PartnerFacts facts) =>
        facts.Admins.Keys.Concat(facts.Others.Keys.Where(u => !facts.Ending.Contains(u)));
}
