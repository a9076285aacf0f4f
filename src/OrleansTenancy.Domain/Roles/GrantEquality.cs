using System.Collections.Immutable;

namespace OrleansTenancy.Domain.Roles;

/// <summary>
/// Compares grants by what they say. Records with arrays compare the arrays by reference, which is not it.
/// </summary>
internal static class GrantEquality
{
    public static bool Same(RoleGrant a, RoleGrant b) =>
        a.Role == b.Role
        && a.RoleIncarnation == b.RoleIncarnation
        && a.NotBefore == b.NotBefore
        && a.ExpiresAt == b.ExpiresAt
        && Same(a.Groups, b.Groups);

    public static bool Same(ImmutableArray<RoleGrant> a, ImmutableArray<RoleGrant> b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        for (var i = 0; i < a.Length; i++)
        {
            if (!Same(a[i], b[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Same(ImmutableArray<GroupRef>? a, ImmutableArray<GroupRef>? b) =>
        a is { } left && b is { } right ? left.SequenceEqual(right) : a is null && b is null;
}
