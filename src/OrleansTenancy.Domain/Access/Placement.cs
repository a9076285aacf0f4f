using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.Domain.Access;

/// <summary>Where a device or other registered resource lies, as its owner answered.</summary>
/// <param name="Exists">Whether it is registered in the tenant.</param>
/// <param name="Group">
/// The group it lies in; null: directly under the tenant, reached only by tenant-wide roles.
/// </param>
public readonly record struct Placement(bool Exists, GroupRef? Group)
{
    /// <summary>Not registered.</summary>
    public static Placement Missing => default;
}
