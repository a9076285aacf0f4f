using System.Collections.Concurrent;
using OrleansTenancy.Grains.Fencing;

namespace OrleansTenancy.Grains.Leases;

/// <summary>
/// The owner's side of leases, one of each silo: makes other silos stop using an item before it changes. Correct
/// whatever happens to messages: a drop that is not answered is over when the holder's session has run out.
/// </summary>
/// <param name="wire">To the other silos.</param>
/// <param name="silos">Which there are.</param>
/// <param name="fence">Whether this silo may grant anything.</param>
/// <param name="times">How long sessions last.</param>
/// <param name="clock">Monotonic time.</param>
internal sealed class LeaseBook(
    ILeaseWire wire, ISiloView silos, Fence fence, LeaseTimes times, TimeProvider clock)
{
    private readonly ConcurrentDictionary<SiloAddress, DropList> _lists = new();

    /// <summary>This silo.</summary>
    public SiloAddress Self => silos.Self;

    /// <summary>Whether leases are granted now.</summary>
    public bool MayGrant => fence.IsOpen;

    /// <summary>Monotonic time.</summary>
    public long Now => clock.GetTimestamp();

    /// <summary>A holder wants to go on.</summary>
    public Renewal Renew(SiloAddress holder, long dropped) =>
        fence.IsOpen ? ListOf(holder).Renew(dropped, clock.GetTimestamp()) : Renewal.Refused;

    /// <summary>Returns when none of some holders uses an item any more. Does not fail.</summary>
    public Task Drop(GrainId item, IEnumerable<SiloAddress> holders) =>
        Task.WhenAll(holders.Select(h => DropAt(h, item)));

    /// <summary>Returns when nobody uses what an earlier activation may have granted. Does not fail.</summary>
    /// <param name="item">The item.</param>
    /// <param name="since">When the present activation began.</param>
    public async Task DropInherited(GrainId item, long since)
    {
        var until = since + TicksOf(times.Silent);
        if (clock.GetTimestamp() >= until)
        {
            return;
        }

        if (await silos.AllWhoMayHold(since) is { } all)
        {
            await Task.WhenAll(all.Select(s => DropAt(s, item, until)));
        }
        else
        {
            await Until(until);
        }
    }

    /// <summary>Remembers that holders have to drop an item, without waiting: its owner is leaving this silo.</summary>
    public void Owe(GrainId item, IEnumerable<SiloAddress> holders)
    {
        foreach (var holder in holders)
        {
            ListOf(holder).Add(item);
        }
    }

    /// <summary>Forgets a silo that is dead: it never comes back under this address.</summary>
    public void Forget(SiloAddress dead) => _lists.TryRemove(dead, out _);

    private async Task DropAt(SiloAddress holder, GrainId item)
    {
        var list = ListOf(holder);
        var (sequence, renewedAt) = list.Add(item);
        if (await IsDropped(holder, item, renewedAt + TicksOf(times.Silent)))
        {
            list.Done(sequence);
        }
    }

    private Task<bool> DropAt(SiloAddress holder, GrainId item, long until) => IsDropped(holder, item, until);

    // Whether the holder said so; if not, waits for the end of what it may use.
    private async Task<bool> IsDropped(SiloAddress holder, GrainId item, long? until)
    {
        try
        {
            await wire.Drop(holder, item).WaitAsync(times.Silent, clock);
            return true;
        }
        catch (Exception)
        {
            // Which failure it was does not matter: it is not known that the holder has dropped the item.
            await Until(until ?? 0);
            return false;
        }
    }

    private async Task Until(long timestamp)
    {
        var rest = timestamp - clock.GetTimestamp();
        if (rest > 0)
        {
            using var timer = new PeriodicTimer(
                TimeSpan.FromSeconds((double)rest / clock.TimestampFrequency) + TimeSpan.FromMilliseconds(1), clock);
            await timer.WaitForNextTickAsync();
        }
    }

    private DropList ListOf(SiloAddress holder) => _lists.GetOrAdd(holder, static _ => new DropList());

    private long TicksOf(TimeSpan time) => (long)(time.TotalSeconds * clock.TimestampFrequency);
}
