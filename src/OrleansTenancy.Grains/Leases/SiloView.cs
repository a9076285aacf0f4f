using System.Collections.Concurrent;
namespace OrleansTenancy.Grains.Leases;

/// <summary>The silos as the membership of Orleans has them.</summary>
/// <param name="local">This silo.</param>
/// <param name="membership">The membership.</param>
/// <param name="clock">Monotonic time.</param>
internal sealed class SiloView(ILocalSiloDetails local, IClusterMembershipService membership, TimeProvider clock)
    : ISiloView
{
    // Far longer than it takes until a silo that was declared dead knows it, or until others refuse its messages.
    private static readonly TimeSpan DeathSettles = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<SiloAddress, long> _dead = new();
    private readonly Lock _gate = new();
    private Task _refresh = Task.CompletedTask;
    private long _refreshBegan = long.MinValue;

    /// <inheritdoc/>
    public SiloAddress Self => local.SiloAddress;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SiloAddress>?> AllWhoMayHold(long since)
    {
        try
        {
            await RefreshedSince(since);
        }
        catch (Exception)
        {
            return null;
        }

        var alive = new List<SiloAddress>();
        foreach (var member in membership.CurrentSnapshot.Members.Values)
        {
            if (member.Status is not SiloStatus.Dead and not SiloStatus.None)
            {
                alive.Add(member.SiloAddress);
            }
            else if (!HasSettled(member.SiloAddress))
            {
                return null;
            }
        }

        return alive;
    }

    /// <summary>Silos that have been dead for so long that nothing of them is left.</summary>
    public IReadOnlyList<SiloAddress> LongDead()
    {
        var dead = membership.CurrentSnapshot.Members.Values.Where(m => m.Status == SiloStatus.Dead);
        return [.. dead.Select(m => m.SiloAddress).Where(HasSettled)];
    }

    private bool HasSettled(SiloAddress dead) =>
        clock.GetElapsedTime(_dead.GetOrAdd(dead, static (_, now) => now, clock.GetTimestamp())) > DeathSettles;

    // Many owners ask at the same time; a read that began late enough for one is good for all before it.
    private Task RefreshedSince(long since)
    {
        lock (_gate)
        {
            if (_refreshBegan < since || _refresh.IsFaulted)
            {
                _refreshBegan = clock.GetTimestamp();
                _refresh = membership.Refresh().AsTask();
            }

            return _refresh;
        }
    }
}
