using OrleansTenancy.LoadTests.Hosting;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Scaling;

/// <summary>One thing that grows while all else stays.</summary>
/// <param name="What">Its name in the results.</param>
/// <param name="Sizes">How big it gets; the first is what the others are held against.</param>
/// <param name="World">The world at a size.</param>
/// <param name="Change">The change whose cost is measured.</param>
internal sealed record ScaleAxis(
    string What, IReadOnlyList<int> Sizes, Func<int, WorldSpec> World, ChangeKind Change)
{
    private const int BuiltInScopes = 172;

    private static WorldSpec Small { get; } = new()
    {
        Tenants = 1, UsersPerTenant = 100, DevicesPerTenant = 1_000, FleetTenants = 0, GroupsPerTenant = 16,
    };

    /// <summary>All there are.</summary>
    public static IReadOnlyList<ScaleAxis> All { get; } =
    [
        new(
            "tenants",
            [1, 100, 1_000, 10_000],
            size => Small with { Tenants = size, UsersPerTenant = 10, DevicesPerTenant = 10, GroupsPerTenant = 4 },
            ChangeKind.SetUserRoles),
        new(
            "users",
            [100, 1_000, 10_000, 100_000],
            size => Small with { UsersPerTenant = size, GrantsPerUser = 3 },
            ChangeKind.SetUserRoles),
        new(
            "devices",
            [1_000, 10_000, 100_000, 1_000_000],
            size => Small with { DevicesPerTenant = size },
            ChangeKind.MoveDevice),
        new(
            "groupDepth",
            [1, 8, 32],
            size => Small with { GroupsPerTenant = 32, GroupDepth = size },
            ChangeKind.MoveDevice),
        new(
            "scopes",
            [BuiltInScopes, 500, 1_000],
            size => Small with { ExtraScopes = size - BuiltInScopes },
            ChangeKind.EditRole),
    ];
}
