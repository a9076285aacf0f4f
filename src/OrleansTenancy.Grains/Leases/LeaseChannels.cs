using System.Collections.Concurrent;

namespace OrleansTenancy.Grains.Leases;

/// <summary>The sessions of this silo with all owner silos.</summary>
/// <param name="silos">Which there are.</param>
/// <param name="wire">To them.</param>
/// <param name="times">How long sessions last.</param>
/// <param name="clock">Monotonic time.</param>
internal sealed class LeaseChannels(ISiloView silos, ILeaseWire wire, LeaseTimes times, TimeProvider clock)
{
    private readonly ConcurrentDictionary<SiloAddress, LeaseChannel> _channels = new();

    /// <summary>The session with an owner silo.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="drops">What is held here.</param>
    public LeaseChannel To(SiloAddress owner, IDrops drops) =>
        _channels.TryGetValue(owner, out var channel)
            ? channel
            : _channels.GetOrAdd(owner, o => new LeaseChannel(o, silos.Self, wire, drops, times, clock));

    /// <summary>Renews all sessions, each for itself: one owner that does not answer keeps no other waiting.</summary>
    public Task RenewAll() => Task.WhenAll(_channels.Values.Select(c => c.Renew()));

    /// <summary>Forgets a silo that is dead; what was held of it has run out or does so now.</summary>
    public void Forget(SiloAddress dead) => _channels.TryRemove(dead, out _);
}
