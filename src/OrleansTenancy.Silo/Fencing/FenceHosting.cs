using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using OrleansTenancy.Grains.Fencing;

namespace OrleansTenancy.Silo.Fencing;

/// <summary>Makes sure that a grain answers on one silo at a time, or on none.</summary>
public static class FenceHosting
{
    private const string DirectoryType = "Orleans.Runtime.GrainDirectory.DistributedGrainDirectory";

    /// <summary>For a silo that nobody can join: it owns everything.</summary>
    /// <param name="silo">The silo.</param>
    public static ISiloBuilder UseTenancyAlone(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton(_ => Fence.OfSingleSilo());
        return silo;
    }

    /// <summary>
    /// For a silo of a cluster: a directory that keeps the grains of a dead silo from others for a while, a fence that
    /// closes within that while, and the end of the process when the silo is dead for the others.
    /// </summary>
    /// <param name="silo">The silo; it has a membership table.</param>
    /// <param name="times">The times of the cluster.</param>
    /// <exception cref="InvalidOperationException">The times do not hold together.</exception>
    public static ISiloBuilder UseTenancyFence(this ISiloBuilder silo, ClusterTimes times)
    {
        if (times.Problems() is [_, ..] problems)
        {
            throw new InvalidOperationException(string.Join("; ", problems));
        }

        var services = silo.Services;
        services.AddSingleton(times);
        services.AddSingleton(_ => new Fence(MachineClock.Instance, times.Fence));
        services.TryAddSingleton<IOwnRow, MembershipRow>();
        services.AddSingleton<IFatalErrorHandler>(
            s => new LeaveAtOnce(s.GetRequiredService<Fence>(), Environment.FailFast));
        services.AddSingleton(s => new FenceKeeper(
            s.GetRequiredService<Fence>(),
            s.GetRequiredService<IOwnRow>(),
            times,
            s.GetRequiredService<IFatalErrorHandler>(),
            TimeProvider.System,
            s.GetRequiredService<ILogger<FenceKeeper>>()));
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<FenceKeeper>());
        services.Configure<ClusterMembershipOptions>(o => Detect(o, times));
        services.Configure<GrainDirectoryOptions>(o => o.RangeLeaseDuration = times.RangeLease);
#pragma warning disable ORLEANSEXP003 // Decision 0012: the other directory lets two silos have a grain.
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
        services.GoByMachineClock();
        return silo;
    }

    /// <summary>
    /// The same for a cluster in PostgreSQL: the own row is read over a connection of its own, and a silo whose times
    /// are not those of the others does not come up.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="connectionString">The database with the membership table.</param>
    /// <param name="times">The times of the cluster.</param>
    public static ISiloBuilder UseTenancyPostgresFence(
        this ISiloBuilder silo, string connectionString, ClusterTimes times)
    {
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => new PostgresClusterTimes(
            connectionString, s.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId, times));
        silo.Services.AddSingleton<IOwnRow>(s => new PostgresOwnRow(
            connectionString,
            s.GetRequiredService<IOptions<ClusterOptions>>(),
            s.GetRequiredService<ILocalSiloDetails>()));
        return silo.UseTenancyFence(times);
    }

    private static void Detect(ClusterMembershipOptions membership, ClusterTimes times)
    {
        membership.ProbeTimeout = times.Probe;
        membership.MinProbeTimeout = times.ProbeMin;
        membership.MaxProbeTimeout = times.ProbeMax;
        membership.NumMissedProbesLimit = times.MissedProbes;
        membership.TableRefreshTimeout = times.Refresh;
        membership.IAmAliveTablePublishTimeout = times.Alive;
    }

    // The directory counts its holds by the time of day: a clock that is put forward would end them early.
    private static void GoByMachineClock(this IServiceCollection services)
    {
        var directory = services.Single(s => s.ServiceType.FullName == DirectoryType);
        services.Replace(ServiceDescriptor.Singleton(
            directory.ServiceType,
            s => ActivatorUtilities.CreateInstance(s, directory.ServiceType, MachineClock.Instance)));
    }
}
