namespace OrleansTenancy.Domain.Access;

/// <summary>The closed list of reasons of a decision (rules section 8); numbers never change their meaning.</summary>
public enum DecisionCode
{
    /// <summary>Never answered; a decoding default, which denies.</summary>
    Unknown = 0,

    /// <summary><c>allowed</c></summary>
    Allowed = 1,

    /// <summary><c>tenant-unknown</c>: no such tenant, or deleted.</summary>
    TenantUnknown = 2,

    /// <summary><c>tenant-inactive</c>: the portal is closed to the customer's own users (SC.29).</summary>
    TenantInactive = 3,

    /// <summary><c>no-access</c>: no role granted by the tenant and no path through a partner.</summary>
    NoAccess = 4,

    /// <summary><c>scope-unknown</c>: the catalogue has no scope for this action on this resource type.</summary>
    ScopeUnknown = 5,

    /// <summary><c>scope-not-granted</c>: no role of the path has the scope.</summary>
    ScopeNotGranted = 6,

    /// <summary><c>ceiling</c>: a role has it, the tenant's ceiling masks it (C19).</summary>
    Ceiling = 7,

    /// <summary><c>resource-unknown</c>: the device, group or resource is not in this tenant.</summary>
    ResourceUnknown = 8,

    /// <summary><c>outside-groups</c>: the role that has the scope is held for other groups.</summary>
    OutsideGroups = 9,
}
