using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Testing.Stores;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Time;

/// <summary>Both sides are told of the end of a link, each step once, whatever happens to the tenant in between.</summary>
public sealed class ExpiryAnnouncementTests(StoppedClock clock) : IClassFixture<StoppedClock>
{
    private static readonly DateTimeOffset End = StoppedClock.Start.AddDays(90);
    private readonly World _world = clock.World;

    [Fact]
    public async Task X_5_both_sides_are_told_30_7_and_1_days_before_and_when_it_ended_each_once()
    {
        clock.At(StoppedClock.Start);
        var (tenant, partner, _, _) = await clock.Linked(End);
        Assert.True(await clock.IsReminded(tenant));
        foreach (var days in new[] { 30, 7, 1, 0 })
        {
            clock.At(End.AddDays(-days).AddTicks(-1));
            await clock.Tick(tenant);
            var before = (await ToldTo(partner)).Length;

            clock.At(End.AddDays(-days));
            await clock.Tick(tenant);
            await clock.Tick(tenant);

            // The next activation does not know what this one delivered, and looks again by itself.
            await _world.Cluster.Deactivate(_world.Tenant(tenant));
            await clock.Tick(tenant);
            Assert.Equal(before + 1, (await ToldTo(partner)).Length);
        }

        string[] expected = ["link.expiring 30", "link.expiring 7", "link.expiring 1", "link.expired "];
        Assert.Equal(expected, await ToldTo(partner));
        Assert.Equal(expected, (await _world.InboxOf(tenant)).Where(IsAboutTheEnd).Select(Shown));
        var record = (await _world.InboxOf(partner))[^1];
        Assert.Equal((UserId.Platform, End), (record.Content.Actor, DateTimeOffset.Parse(record.Content.Fields["expiresAt"], null)));
        Assert.False(await clock.IsReminded(tenant));
    }

    [Fact]
    public async Task X_5_missed_ticks_are_caught_up_with_the_most_urgent_announcement()
    {
        clock.At(StoppedClock.Start);
        var (tenant, partner, _, _) = await clock.Linked(End);
        clock.At(End.AddDays(-5));
        await clock.Tick(tenant);
        Assert.Equal(["link.expiring 7"], await ToldTo(partner));

        clock.At(End.AddDays(10));
        await clock.Tick(tenant);
        Assert.Equal(["link.expiring 7", "link.expired "], await ToldTo(partner));
    }

    [Fact]
    public async Task X_8_a_link_that_was_ended_before_is_not_announced_and_holds_no_reminder()
    {
        clock.At(StoppedClock.Start);
        var (tenant, partner, owner, _) = await clock.Linked(End);
        Done(await _world.Tenant(tenant).EndLink(new EndLinkCommand(new(owner), null)));

        clock.At(End.AddDays(-1));
        await clock.Tick(tenant);
        clock.At(End);
        await clock.Tick(tenant);

        Assert.Empty(await ToldTo(partner));
        Assert.False(await clock.IsReminded(tenant));
    }

    [Fact]
    public async Task A_tenant_without_a_link_that_runs_out_holds_no_reminder()
    {
        clock.At(StoppedClock.Start);
        var lasting = await clock.Linked(null);
        var pending = await _world.CreateTenant(lasting.Owner);
        Done(await _world.Tenant(pending).RequestLink(
            new RequestLinkCommand(new(lasting.Owner), lasting.Partner, true, null, End, null)));

        Assert.False(await clock.IsReminded(lasting.Tenant));
        Assert.False(await clock.IsReminded(pending));
        Done(await _world.Accept(pending, lasting.Partner, lasting.Chief));
        Assert.True(await clock.IsReminded(pending));
        Done(await _world.Tenant(pending).Delete(new DeleteTenantCommand(new(lasting.Owner), null)));
        await clock.Tick(pending);
        Assert.False(await clock.IsReminded(pending));
    }

    [Theory, InlineData(WriteFault.Before), InlineData(WriteFault.After)]
    public async Task X_10_an_announcement_whose_write_failed_comes_once(WriteFault fault)
    {
        clock.At(StoppedClock.Start);
        var (tenant, partner, _, _) = await clock.Linked(End);
        clock.At(End.AddDays(-7));
        _world.Cluster.Storage.FailNext(tenant.GrainKey, fault);

        await Assert.ThrowsAnyAsync<Exception>(() => clock.Tick(tenant));
        await Testing.Cluster.Eventually.Holds(async () =>
        {
            try
            {
                await clock.Tick(tenant);
                return (await ToldTo(partner)).Length > 0;
            }
            catch (InvalidOperationException)
            {
                // The activation of the failed write is on its way out.
                return false;
            }
        });

        await clock.Tick(tenant);
        Assert.Equal(["link.expiring 7"], await ToldTo(partner));
    }

    private async Task<string[]> ToldTo(PartnerId partner) =>
        [.. (await _world.InboxOf(partner)).Where(IsAboutTheEnd).Select(Shown)];

    private static bool IsAboutTheEnd(NotificationRecord record) =>
        record.Content.Type is "link.expiring" or "link.expired";

    private static string Shown(NotificationRecord record) =>
        $"{record.Content.Type} {record.Content.Fields.GetValueOrDefault("days")}";
}
