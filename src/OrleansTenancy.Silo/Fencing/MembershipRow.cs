using Orleans.Runtime;

namespace OrleansTenancy.Silo.Fencing;

/// <summary>The own row of the membership table, whatever table the cluster has.</summary>
/// <param name="table">The table.</param>
/// <param name="self">This silo.</param>
internal sealed class MembershipRow(IMembershipTable table, ILocalSiloDetails self) : IOwnRow
{
    public async Task<Standing> Read(CancellationToken cancel)
    {
        var rows = await table.ReadRowAsync(self.SiloAddress, cancel);
        return Of(rows.TryGet(self.SiloAddress)?.Item1.Status);
    }

    /// <summary>
    /// What a status means. A silo that shuts down gracefully still has its grains, and whoever declares it dead has
    /// them held; only in what comes after that does it speak for itself.
    /// </summary>
    public static Standing Of(SiloStatus? status) => status switch
    {
        SiloStatus.Joining or SiloStatus.Active or SiloStatus.ShuttingDown => Standing.CountedIn,
        SiloStatus.Stopping => Standing.Leaving,
        _ => Standing.Dead,
    };
}
