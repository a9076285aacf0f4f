namespace OrleansTenancy.Domain.Access;

/// <summary>What on the way to a resource stopped a person (X.7).</summary>
public enum DecisionHop
{
    /// <summary>Nothing did, or it is not for the caller to know.</summary>
    None = 0,

    /// <summary><c>tenant</c>: there is none, its portal is closed, or the resource is not in it.</summary>
    Tenant = 1,

    /// <summary><c>link</c>: the link to the partner is not in force, or its cap leaves the scope out (C19).</summary>
    Link = 2,

    /// <summary><c>membership</c>: neither a user, nor a member of a linked partner who has access.</summary>
    Membership = 3,

    /// <summary><c>role</c>: no role that is held lives any more.</summary>
    Role = 4,

    /// <summary><c>scope</c>: no role that is held has the scope, or there is no such scope.</summary>
    Scope = 5,

    /// <summary><c>group</c>: the scope is held for groups, and does not act here (E2.2, E2.14).</summary>
    Group = 6,

    /// <summary><c>ceiling</c>: the tenant's ceiling masks the scope (C19).</summary>
    Ceiling = 7,

    /// <summary><c>expiry</c>: what would do is over, or has not begun (X.5).</summary>
    Expiry = 8,
}
