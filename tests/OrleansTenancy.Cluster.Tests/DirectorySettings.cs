using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Xunit;

// Silos take both cores, and what a directory says does not tell which cluster it belongs to.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace OrleansTenancy.Cluster.Tests;

internal static class DirectorySettings
{
    private const int Missed = 3;

    /// <summary>The distributed directory, with times of its own or with those that Orleans comes with.</summary>
    public static ISiloBuilder WithDirectory(this ISiloBuilder silo, double? hold = null, double window = 0.6)
    {
#pragma warning disable ORLEANSEXP003 // It is what these tests are about.
        silo.AddDistributedGrainDirectory();
#pragma warning restore ORLEANSEXP003
        if (hold is { } seconds)
        {
            var probe = TimeSpan.FromSeconds(window / Missed);
            silo.Services.Configure<ClusterMembershipOptions>(o =>
            {
                (o.MinProbeTimeout, o.ProbeTimeout, o.MaxProbeTimeout) = (probe / 2, probe, probe);
                o.NumMissedProbesLimit = Missed;
            });
            silo.Services.Configure<GrainDirectoryOptions>(
                o => o.RangeLeaseDuration = TimeSpan.FromSeconds(window + seconds));
        }

        return silo;
    }
}
