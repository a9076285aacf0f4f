using Microsoft.Extensions.Logging;

namespace OrleansTenancy.Grains.Leases;

/// <summary>Hands what other silos say to those it is for.</summary>
internal sealed class LeasePost(
    GrainId id, Silo silo, ILoggerFactory loggers, HeldReplicas held, LeaseBook book)
    : GrainService(id, silo, loggers), ILeasePost
{
    public Task Drop(GrainId item)
    {
        held.Drop(item);
        return Task.CompletedTask;
    }

    public Task<Renewal> Renew(SiloAddress holder, long dropped) => Task.FromResult(book.Renew(holder, dropped));
}
