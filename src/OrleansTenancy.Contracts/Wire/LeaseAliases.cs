namespace OrleansTenancy.Contracts.Wire;

/// <summary>The aliases of leases between silos, as <see cref="WireAliases"/> has them for the rest.</summary>
public static class LeaseAliases
{
    /// <summary>What an owner silo answers to a holder that wants to go on.</summary>
    public const string Renewal = "tenancy.lease-renewal";

    /// <summary>An owner's facts, with or without a lease.</summary>
    public const string Leased = "tenancy.leased`1";

    /// <summary>What a person holds, as other silos decide from it.</summary>
    public const string PersonCopy = "tenancy.person-copy";
}
