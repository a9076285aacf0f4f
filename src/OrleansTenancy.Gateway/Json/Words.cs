using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Json;

/// <summary>Closed sets of values as words of the contract.</summary>
internal static class Words
{
    public static MemberModel MemberModel(string word) => word switch
    {
        "tiered" => Domain.Partners.MemberModel.Tiered,
        "flat" => Domain.Partners.MemberModel.Flat,
        _ => throw ProblemException.Invalid("`memberModel` is `tiered` or `flat`"),
    };

    public static AdminAccess AdminAccess(string word) => word switch
    {
        "allTenants" => Domain.Partners.AdminAccess.AllTenants,
        "assigned" => Domain.Partners.AdminAccess.Assigned,
        _ => throw ProblemException.Invalid("`adminAccess` is `allTenants` or `assigned`"),
    };

    public static MemberRole MemberRole(string word) => word switch
    {
        "admin" => Domain.Partners.MemberRole.Admin,
        "technician" => Domain.Partners.MemberRole.Technician,
        _ => throw ProblemException.Invalid("`role` is `admin` or `technician`"),
    };

    public static string Of(MemberModel model) => model == Domain.Partners.MemberModel.Flat ? "flat" : "tiered";

    public static string Of(AdminAccess access) =>
        access == Domain.Partners.AdminAccess.Assigned ? "assigned" : "allTenants";

    public static string Of(MemberRole role) => role == Domain.Partners.MemberRole.Admin ? "admin" : "technician";

    public static string Of(LinkState state) => state switch
    {
        LinkState.Pending => "pending",
        LinkState.Linked => "linked",
        LinkState.Rejected => "rejected",
        LinkState.Ended => "ended",
        _ => "none",
    };

    public static string Of(RoleKind kind) => kind switch
    {
        RoleKind.Builtin => "builtin",
        RoleKind.Partner => "partner",
        _ => "custom",
    };
}
