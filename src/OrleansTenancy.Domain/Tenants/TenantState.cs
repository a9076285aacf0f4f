namespace OrleansTenancy.Domain.Tenants;

/// <summary>The life of a tenant.</summary>
public enum TenantState
{
    /// <summary>Nobody created it.</summary>
    None = 0,

    /// <summary>In service.</summary>
    Active = 1,

    /// <summary>
    /// Gone: denies everything from the one write on that says so; its data is being removed (ID.27).
    /// </summary>
    Deleted = 2,
}
