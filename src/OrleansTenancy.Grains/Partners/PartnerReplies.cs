using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;

namespace OrleansTenancy.Grains.Partners;

/// <summary>The facts of a partner as they are shown.</summary>
internal static class PartnerReplies
{
    public static PartnerView View(PartnerFacts facts) =>
        new(
            facts.Settings.Id,
            facts.Name,
            facts.Settings.MemberModel,
            facts.Settings.AdminAccess,
            facts.Admins.Count + facts.Others.Count,
            facts.Admins.Count,
            facts.LastMemberSequence,
            facts.CreatedAt);

    public static string Text(MemberModel model) => model switch
    {
        MemberModel.Tiered => "tiered",
        MemberModel.Flat => "flat",
        _ => throw Invariant.Broken("a partner without a member model"),
    };

    public static string Text(AdminAccess access) => access switch
    {
        AdminAccess.AllTenants => "allTenants",
        AdminAccess.Assigned => "assigned",
        _ => throw Invariant.Broken("a partner without an admin access"),
    };

    public static string Text(MemberRole role) => role switch
    {
        MemberRole.Admin => "admin",
        MemberRole.Technician => "technician",
        _ => throw Invariant.Broken("a member without a role"),
    };
}
