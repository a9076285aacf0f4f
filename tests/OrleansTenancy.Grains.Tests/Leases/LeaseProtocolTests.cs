using OrleansTenancy.Grains.Leases;
using Xunit;

namespace OrleansTenancy.Grains.Tests.Leases;

/// <summary>The protocol under faults, and that this test would find a protocol that is wrong.</summary>
public sealed class LeaseProtocolTests
{
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(8);
    private static readonly LeaseTimes Times = new(TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(10));

    [Fact]
    public async Task X_6_nothing_old_is_used_whatever_happens_to_messages_and_silos()
    {
        var (looks, found, stale) = await Run(Times, Times, TimeSpan.FromSeconds(6));

        Assert.Equal(0, stale);

        // Otherwise nothing was tried.
        Assert.True(looks > 10_000, $"{looks} looks");
        Assert.True(found > looks / 100, $"{found} of {looks} found");
    }

    [Fact]
    public async Task An_owner_that_does_not_wait_for_a_holder_it_cannot_reach_is_found()
    {
        var hasty = new LeaseTimes(TimeSpan.FromMilliseconds(0.01), TimeSpan.Zero);

        Assert.True(await Finds(hasty, Times));
    }

    [Fact]
    public async Task A_lease_that_is_counted_from_its_receipt_is_found()
    {
        // Counted from the receipt, a session lasts longer by all that the answer was under way.
        var late = Times with { Session = Times.Session + (20 * Late) };

        Assert.True(await Finds(Times, late));
    }

    private static async Task<bool> Finds(LeaseTimes owning, LeaseTimes holding)
    {
        for (var i = 0; i < 10; i++)
        {
            if ((await Run(owning, holding, TimeSpan.FromSeconds(1))).Stale > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<(long Looks, long Found, long Stale)> Run(
        LeaseTimes owning, LeaseTimes holding, TimeSpan time)
    {
        LeaseWorld[] worlds = [.. Enumerable.Range(0, 4).Select(seed => new LeaseWorld(seed, owning, holding, Late))];
        await Task.WhenAll(worlds.Select(w => w.Run(time)));
        return (
            worlds.Sum(w => w.Counts.Looks), worlds.Sum(w => w.Counts.Found), worlds.Sum(w => w.Counts.Stale));
    }
}
