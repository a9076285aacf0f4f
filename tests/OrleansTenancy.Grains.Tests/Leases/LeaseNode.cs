using System.Collections.Immutable;
using System.Net;
using Orleans.Runtime;
using OrleansTenancy.Grains.Fencing;
using OrleansTenancy.Grains.Leases;

namespace OrleansTenancy.Grains.Tests.Leases;

/// <summary>One silo of a <see cref="LeaseWorld"/>: both sides of the protocol, no Orleans.</summary>
internal sealed class LeaseNode : ISiloView, IDrops
{
    private readonly LeaseWorld _world;

    public LeaseNode(LeaseWorld world, int port, LeaseTimes owning, LeaseTimes holding)
    {
        _world = world;
        Self = SiloAddress.New(IPAddress.Loopback, port, port);
        Book = new LeaseBook(world, this, Fence, owning, TimeProvider.System);
        Channels = new LeaseChannels(this, world, holding, TimeProvider.System);
        Replicas = new Replicas<int, Version>(item => world.Ask(item, this), Channels, this);
    }

    public SiloAddress Self { get; }

    /// <summary>What it has granted.</summary>
    public LeaseBook Book { get; }

    /// <summary>Its sessions.</summary>
    public LeaseChannels Channels { get; }

    /// <summary>What it holds.</summary>
    public Replicas<int, Version> Replicas { get; }

    /// <summary>Whether it runs.</summary>
    public bool IsAlive { get; set; } = true;

    /// <summary>Whether messages reach it.</summary>
    public bool IsReachable { get; set; } = true;

    /// <summary>Open until the silo is declared dead.</summary>
    public Fence Fence { get; } = Fence.OfSingleSilo();

    public Task<IReadOnlyList<SiloAddress>?> AllWhoMayHold(long since) => Task.FromResult(_world.AllWhoMayHold());

    public void Drop(GrainId item) => Replicas.Drop(LeaseWorld.NumberOf(item));

    public void DropAll() => Replicas.DropAll();

    /// <summary>The value of an item, which is the number of changes before it.</summary>
    internal sealed record Version(long Number);
}
