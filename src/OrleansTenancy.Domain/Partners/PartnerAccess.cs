namespace OrleansTenancy.Domain.Partners;

/// <summary>What the settings of a partner give to its members without anything else (C8, C9).</summary>
public static class PartnerAccess
{
    /// <summary>
    /// Whether a member may administer the partner: an administrator, or anybody in a flat partner (C8).
    /// </summary>
    public static bool Administers(PartnerSettings partner, MemberRole role) =>
        partner.MemberModel == MemberModel.Flat || role == MemberRole.Admin;

    /// <summary>
    /// Whether a member may enter every linked tenant without being assigned: anybody in a flat partner (E1.29), an
    /// administrator where the partner says <c>allTenants</c> (C9).
    /// </summary>
    public static bool IsImplicit(PartnerSettings partner, MemberRole role) =>
        partner.MemberModel == MemberModel.Flat
        || (role == MemberRole.Admin && partner.AdminAccess == AdminAccess.AllTenants);
}
