using Orleans.Services;

namespace OrleansTenancy.Grains.Leases;

/// <summary>Where a silo hears what others say about leases; one of each silo.</summary>
[Alias("tenancy.ILeasePost")]
internal interface ILeasePost : IGrainService
{
    /// <summary>This silo uses an item no longer.</summary>
    [Alias("Drop")]
    Task Drop(GrainId item);

    /// <summary>A holder wants to go on with what this silo owns.</summary>
    [Alias("Renew")]
    Task<Renewal> Renew(SiloAddress holder, long dropped);
}
