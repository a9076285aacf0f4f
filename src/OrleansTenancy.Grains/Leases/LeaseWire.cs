using Orleans.Runtime.Services;

namespace OrleansTenancy.Grains.Leases;

/// <summary>Leases over the messaging of Orleans.</summary>
/// <param name="services">The silo's services.</param>
internal sealed class LeaseWire(IServiceProvider services) : GrainServiceClient<ILeasePost>(services), ILeaseWire
{
    public Task Drop(SiloAddress holder, GrainId item) => GetGrainService(holder).Drop(item);

    public Task<Renewal> Renew(SiloAddress owner, SiloAddress holder, long dropped) =>
        GetGrainService(owner).Renew(holder, dropped);
}
