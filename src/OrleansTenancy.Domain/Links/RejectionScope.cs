namespace OrleansTenancy.Domain.Links;

/// <summary>C3: what a rejection bars.</summary>
public enum RejectionScope
{
    /// <summary>Not a setting; refused at start.</summary>
    Unknown = 0,

    /// <summary>E1.24, E1.25: every new request of the tenant. The default.</summary>
    AllPartners = 1,

    /// <summary>E1.24: new requests to the partner that rejected.</summary>
    ThisPartner = 2,
}
