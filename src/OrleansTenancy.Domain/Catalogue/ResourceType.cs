namespace OrleansTenancy.Domain.Catalogue;

/// <summary>The resource types that a check knows by name; all others are the objects of scopes (X.4).</summary>
public static class ResourceType
{
    /// <summary>The tenant itself.</summary>
    public const string Tenant = "tenant";

    /// <summary>A device; lies directly under the tenant or in a group.</summary>
    public const string Device = "device";

    /// <summary>A group of the tenant.</summary>
    public const string Group = "group";

    /// <summary>A person.</summary>
    public const string User = "user";

    /// <summary>A role of the tenant.</summary>
    public const string Role = "role";

    /// <summary>All of them: they exist in every catalogue, and are registered by routes of their own.</summary>
    public static IReadOnlyList<string> Fixed { get; } = [Tenant, Device, Group, User, Role];
}
