namespace OrleansTenancy.Domain.Catalogue;

/// <summary>How far a scope carries when it is held for groups only (E2.14).</summary>
public enum ScopeReach
{
    /// <summary>Never stored; a decoding default.</summary>
    Unknown = 0,

    /// <summary><c>group</c>: acts on resources inside the groups.</summary>
    Group = 1,

    /// <summary>
    /// <c>reference</c>: reads what one chooses from (blueprints, apps, content, policies, templates).
    /// </summary>
    Reference = 2,

    /// <summary>
    /// <c>tenant</c>: acts on the tenant as a whole; through a role held for groups it grants nothing.
    /// </summary>
    Tenant = 3,
}
