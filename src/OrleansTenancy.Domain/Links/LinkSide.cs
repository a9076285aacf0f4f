namespace OrleansTenancy.Domain.Links;

/// <summary>One of the two parties of a link.</summary>
public enum LinkSide
{
    /// <summary>Never stored; a decoding default.</summary>
    Unknown = 0,

    /// <summary>The customer tenant.</summary>
    Tenant = 1,

    /// <summary>The partner.</summary>
    Partner = 2,
}
