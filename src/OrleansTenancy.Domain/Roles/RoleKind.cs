namespace OrleansTenancy.Domain.Roles;

/// <summary>Where a role's scopes come from and who may change them.</summary>
public enum RoleKind
{
    /// <summary>Never stored; a decoding default.</summary>
    Unknown = 0,

    /// <summary>E2.3-6: exists in every tenant, computed from the catalogue, cannot be edited.</summary>
    Builtin = 1,

    /// <summary>C26: the role of partner users; owned by the tenant, editable, not deletable.</summary>
    Partner = 2,

    /// <summary>E2.7: made by an Enterprise Admin.</summary>
    Custom = 3,
}
