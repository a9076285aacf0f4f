using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using OrleansTenancy.Contracts.Notifications;

namespace OrleansTenancy.Silo.Hosting;

/// <summary>What every silo of the product is set to, whatever it stores its data in.</summary>
public static class SiloSettings
{
    // Fail closed fast (X.12): a caller that waits longer asks again anyway.
    private static readonly TimeSpan ResponseMax = TimeSpan.FromSeconds(10);

    /// <summary>Sets timeouts and the stream of notifications.</summary>
    /// <param name="silo">The silo.</param>
    public static ISiloBuilder UseTenancySettings(this ISiloBuilder silo)
    {
        silo.Services.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = ResponseMax);
        silo.Services.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = ResponseMax);
        return silo.AddMemoryStreams(NotificationStreams.Provider);
    }
}
