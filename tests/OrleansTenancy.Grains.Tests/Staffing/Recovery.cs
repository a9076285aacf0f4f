using Orleans.Runtime;
using OrleansTenancy.Testing.Cluster;

namespace OrleansTenancy.Grains.Tests.Staffing;

/// <summary>The reminder's tick, without the minute that it takes.</summary>
internal static class Recovery
{
    public static async Task Remind(TenancyCluster cluster, string owner)
    {
        var type = owner.Split('/')[0];
        var grain = cluster.Client.GetGrain(GrainId.Create(type, owner)).AsReference<IRemindable>();

        // The activation of the failed write may still be on its way out.
        await Eventually.Holds(async () =>
        {
            try
            {
                await grain.ReceiveReminder("owed", default);
                return true;
            }
            catch (Exception failure) when (failure is InvalidOperationException or TimeoutException or IOException)
            {
                return false;
            }
        });
    }
}
