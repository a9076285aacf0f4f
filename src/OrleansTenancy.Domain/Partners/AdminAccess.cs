namespace OrleansTenancy.Domain.Partners;

/// <summary>C9: what a partner administrator may enter without being assigned.</summary>
public enum AdminAccess
{
    /// <summary>Never stored; a decoding default.</summary>
    Unknown = 0,

    /// <summary>Every linked tenant (ID.4, ID.7).</summary>
    AllTenants = 1,

    /// <summary>Only tenants that they are assigned to.</summary>
    Assigned = 2,
}
