namespace OrleansTenancy.Domain.Links;

/// <summary>How a link began; decides the role that partner users get through it (C7).</summary>
public enum LinkOrigin
{
    /// <summary>Never stored; a decoding default.</summary>
    Unknown = 0,

    /// <summary>The tenant asked and the partner accepted: partner users get the Partner role.</summary>
    Requested = 1,

    /// <summary>The partner created the tenant: its users are Enterprise Admins there (ID.4, ID.14).</summary>
    Created = 2,
}
