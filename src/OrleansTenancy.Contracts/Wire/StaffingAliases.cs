namespace OrleansTenancy.Contracts.Wire;

/// <summary>The aliases of staffing, as <see cref="WireAliases"/> has them for the rest.</summary>
public static class StaffingAliases
{
    /// <summary><see cref="OrleansTenancy.Domain.Staffing.TenantCover"/></summary>
    public const string TenantCover = "tenancy.tenant-cover";

    /// <summary><see cref="OrleansTenancy.Domain.Staffing.LastingAccess"/></summary>
    public const string LastingAccess = "tenancy.lasting-access";

    /// <summary><see cref="Partners.CoverClaim"/></summary>
    public const string CoverClaim = "tenancy.cover-claim";

    /// <summary><see cref="Partners.StaffingEffect"/></summary>
    public const string StaffingEffect = "tenancy.staffing-effect";

    /// <summary><see cref="Partners.CoverEffect"/></summary>
    public const string CoverEffect = "tenancy.cover-effect";

    /// <summary><see cref="Partners.JoinEffect"/></summary>
    public const string JoinEffect = "tenancy.join-effect";

    /// <summary><see cref="Partners.RelaxEffect"/></summary>
    public const string RelaxEffect = "tenancy.relax-effect";

    /// <summary>Owed to the staffing index of a partner.</summary>
    public const string OwedStaffing = "tenancy.owed-staffing";
}
