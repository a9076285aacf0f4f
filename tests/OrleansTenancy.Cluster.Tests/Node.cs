using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace OrleansTenancy.Cluster.Tests;

/// <summary>One silo.</summary>
internal sealed class Node(IHost host, int port, FatalErrors fatal) : IAsyncDisposable
{
    private bool _stopped;

    public int Port => port;

    public FatalErrors Fatal => fatal;

    public IServiceProvider Services => host.Services;

    public SiloAddress Address => Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;

    public string Name => Address.ToString();

    public TGrain Grain<TGrain>(string key)
        where TGrain : IGrainWithStringKey => Services.GetRequiredService<IGrainFactory>().GetGrain<TGrain>(key);

    /// <summary>
    /// Writes into the membership table what a vote against another silo writes; the other one is not told and runs on,
    /// as one that was cut off or frozen.
    /// </summary>
    public async Task VoteDead(Node other)
    {
        var table = Services.GetRequiredService<IMembershipTable>();
        while (true)
        {
            var all = await table.ReadAllAsync(CancellationToken.None);
            var (entry, etag) = all.TryGet(other.Address)!;
            entry.Status = SiloStatus.Dead;
            entry.AddSuspector(Address, DateTime.UtcNow);
            if (await table.UpdateRowAsync(entry, etag, all.Version.Next(), CancellationToken.None))
            {
                return;
            }
        }
    }

    /// <summary>Writes the row of a silo that is not there.</summary>
    public async Task Enter(SiloAddress silo)
    {
        var table = Services.GetRequiredService<IMembershipTable>();
        var all = await table.ReadAllAsync(CancellationToken.None);
        var entry = new MembershipEntry
        {
            SiloAddress = silo,
            Status = SiloStatus.Active,
            SiloName = "gone",
            HostName = "gone",
            StartTime = DateTime.UtcNow,
            IAmAliveTime = DateTime.UtcNow,
        };
        await table.InsertRowAsync(entry, all.Version.Next(), CancellationToken.None);
    }

    /// <summary>Ends when this silo has read the membership table again.</summary>
    public Task Refresh() => Services.GetRequiredService<IClusterMembershipService>().Refresh().AsTask();

    /// <summary>The graceful end, with as much patience as the token has.</summary>
    public async Task Stop(CancellationToken impatience = default)
    {
        _stopped = true;
        await host.StopAsync(impatience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_stopped)
        {
            using var impatient = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await Stop(impatient.Token);
        }

        host.Dispose();
    }
}
