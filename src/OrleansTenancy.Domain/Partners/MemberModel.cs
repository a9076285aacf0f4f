namespace OrleansTenancy.Domain.Partners;

/// <summary>C8: whether the members of a partner are equal.</summary>
public enum MemberModel
{
    /// <summary>Never stored; a decoding default.</summary>
    Unknown = 0,

    /// <summary>Administrators and technicians.</summary>
    Tiered = 1,

    /// <summary>Everyone acts as an administrator (E1.26).</summary>
    Flat = 2,
}
