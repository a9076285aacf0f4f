namespace OrleansTenancy.Domain.Links;

/// <summary>Where a link between a tenant and a partner stands.</summary>
public enum LinkState
{
    /// <summary>There is no link; what a tenant without one answers.</summary>
    None = 0,

    /// <summary>
    /// The tenant approved by entering the Partner ID and accepting the terms (C2); the partner has not answered.
    /// </summary>
    Pending = 1,

    /// <summary>Both approved.</summary>
    Linked = 2,

    /// <summary>The partner refused; bars new requests (C3) until the operator clears it.</summary>
    Rejected = 3,

    /// <summary>A live link was ended by one side (X.8) or ran out.</summary>
    Ended = 4,
}
