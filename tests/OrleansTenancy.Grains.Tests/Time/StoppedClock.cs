using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Testing.Cluster;
using Xunit;

namespace OrleansTenancy.Grains.Tests.Time;

/// <summary>Two silos whose rules read a clock that stands still until a test moves it.</summary>
public sealed class StoppedClock : IAsyncLifetime
{
    /// <summary>Where the clock stands when a test begins.</summary>
    public static readonly DateTimeOffset Start = new(2031, 5, 6, 7, 8, 9, TimeSpan.Zero);

    public World World { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        World = new World(await TenancyCluster.Start(2));
        At(Start);
    }

    public async Task DisposeAsync() => await World.Cluster.DisposeAsync();

    public void At(DateTimeOffset instant) => World.Cluster.Clock.StopAt(instant);

    /// <summary>What the reminder service does when a tick comes.</summary>
    public Task Tick(TenantId tenant) =>
        World.Tenant(tenant).AsReference<IRemindable>().ReceiveReminder("links", new TickStatus());

    /// <summary>Whether the tenant is reminded of its links.</summary>
    public async Task<bool> IsReminded(TenantId tenant)
    {
        var table = World.Cluster.Silos[0].ServiceProvider.GetRequiredService<IReminderTable>();
        var rows = await table.ReadRows(World.Tenant(tenant).GetGrainId());
        return rows.Reminders.Any(r => r.ReminderName == "links");
    }

    /// <summary>A tenant that is linked from now on until an instant.</summary>
    public async Task<(TenantId Tenant, PartnerId Partner, UserId Owner, UserId Chief)> Linked(
        DateTimeOffset? until, DateTimeOffset? from = null)
    {
        var (owner, chief) = (World.NewUser("owner"), World.NewUser("chief"));
        var partner = await World.CreatePartner(chief);
        var tenant = await World.CreateTenant(owner);
        World.Done(await World.Tenant(tenant).RequestLink(
            new RequestLinkCommand(new(owner), partner, true, null, until, null, from)));
        World.Done(await World.Accept(tenant, partner, chief));
        return (tenant, partner, owner, chief);
    }
}
