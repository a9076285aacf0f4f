namespace OrleansTenancy.Domain.Partners;

/// <summary>What a member is within the partner.</summary>
public enum MemberRole
{
    /// <summary>Never stored; a decoding default.</summary>
    Unknown = 0,

    /// <summary>Administers the partner.</summary>
    Admin = 1,

    /// <summary>Works in the tenants that were delegated (ID.9).</summary>
    Technician = 2,
}
