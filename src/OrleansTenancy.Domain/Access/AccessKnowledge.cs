namespace OrleansTenancy.Domain.Access;

/// <summary>What a caller may know about somebody's access to a tenant (X.7).</summary>
[Flags]
public enum AccessKnowledge
{
    /// <summary>The decision, and no more.</summary>
    None = 0,

    /// <summary>Who of the tenant's people has what: they hold <c>read:user</c> there.</summary>
    Users = 1,

    /// <summary>How the tenant is linked to partners: they hold <c>read:partner_tenant</c> there.</summary>
    Links = 2,

    /// <summary>How often the person's own facts changed, elsewhere too: the person, or a gateway.</summary>
    Person = 4,

    /// <summary>Everything: platform staff.</summary>
    All = Users | Links | Person,
}
