using OrleansTenancy.Testing.Cluster;
using Xunit;

namespace OrleansTenancy.Grains.Tests.Time;

/// <summary>A silo is killed between two announcements.</summary>
public sealed class ExpiryAfterCrashTests
{
    [Fact]
    public async Task X_5_X_10_after_a_silo_was_killed_each_step_is_still_told_once()
    {
        var clock = new StoppedClock();
        await clock.InitializeAsync();
        try
        {
            var end = StoppedClock.Start.AddDays(90);
            var linked = new List<(Domain.Identity.TenantId Tenant, Domain.Identity.PartnerId Partner)>();
            for (var i = 0; i < 6; i++)
            {
                var (tenant, partner, _, _) = await clock.Linked(end);
                linked.Add((tenant, partner));
            }

            clock.At(end.AddDays(-30));
            await Task.WhenAll(linked.Select(l => clock.Tick(l.Tenant)));
            await clock.World.Cluster.Kill(1);
            clock.At(end.AddDays(-7));
            foreach (var (tenant, partner) in linked)
            {
                await Eventually.Holds(() => Ticked(clock, tenant));
                await clock.Tick(tenant);
                var told = (await clock.World.InboxOf(partner)).Where(r => r.Content.Type == "link.expiring").ToArray();
                Assert.Equal(["30", "7"], told.Select(r => r.Content.Fields["days"]));
                Assert.Equal(2, told.Select(r => r.Content.Id).Distinct().Count());
            }
        }
        finally
        {
            await clock.DisposeAsync();
        }
    }

    // Until the others have noticed, calls to what the silo held fail.
    private static async Task<bool> Ticked(StoppedClock clock, Domain.Identity.TenantId tenant)
    {
        try
        {
            await clock.Tick(tenant);
            return true;
        }
        catch (Exception failure) when (failure is Orleans.Runtime.OrleansException or TimeoutException)
        {
            return false;
        }
    }
}
