using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Server.Demo;

/// <summary>Who and what there is in the demo.</summary>
internal static class DemoNames
{
    public const string Device = "till-001";
    public const int Devices = 500;

    public static PartnerId Partner { get; } = PartnerId.Parse("5d0f3f4a-6f0e-4d5c-9a55-1c2f3a9d7e10");

    public static TenantId Linked { get; } = TenantId.Parse("harbor-foods");

    public static TenantId Pending { get; } = TenantId.Parse("pine-clinics");

    public static TenantId Owned { get; } = TenantId.Parse("quartz-retail");

    public static UserId Operator { get; } = UserId.Parse("olga.operator");

    public static UserId PartnerAdmin { get; } = UserId.Parse("paula.partner");

    public static UserId Assigned { get; } = UserId.Parse("tess.technician");

    public static UserId Unassigned { get; } = UserId.Parse("theo.technician");

    public static UserId TenantAdmin { get; } = UserId.Parse("hana.harbor");

    public static UserId GroupAdmin { get; } = UserId.Parse("nils.north");

    public static UserId Viewer { get; } = UserId.Parse("vera.viewer");

    public static UserId OtherAdmin { get; } = UserId.Parse("piet.pine");

    public static GroupId North { get; } = GroupId.Parse("north");

    public static GroupId NorthTills { get; } = GroupId.Parse("north-tills");

    public static GroupId South { get; } = GroupId.Parse("south");
}
