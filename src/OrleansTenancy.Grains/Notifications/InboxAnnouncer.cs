using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Streams;
using OrleansTenancy.Contracts.Notifications;

namespace OrleansTenancy.Grains.Notifications;

/// <summary>
/// Tells the stream that an inbox has grown. Only a hint: who misses it reads the inbox, so nothing that goes wrong
/// here is a failure of the append that it follows.
/// </summary>
/// <param name="services">Where the stream provider of this silo is, if it has one.</param>
/// <param name="time">Bounds the attempt.</param>
/// <param name="logger">Told of lost hints.</param>
internal sealed partial class InboxAnnouncer(
    IServiceProvider services, TimeProvider time, ILogger<InboxAnnouncer> logger)
{
    private const int HintVersion = 1;

    // Long enough for a healthy hop, short enough that a dead queue does not hold up the next append.
    private static readonly TimeSpan AttemptMax = TimeSpan.FromSeconds(1);

    /// <summary>Announces stored notifications; never throws.</summary>
    public async Task Announce(string inbox, ImmutableArray<NotificationRecord> records)
    {
        try
        {
            var provider = services.GetKeyedService<IStreamProvider>(NotificationStreams.Provider);
            if (provider is null)
            {
                return;
            }

            var stream = provider.GetStream<NotificationHint>(NotificationStreams.Of(inbox));
            await stream.OnNextAsync(new NotificationHint(HintVersion, records)).WaitAsync(AttemptMax, time);
        }
        catch (Exception failure)
        {
            // The one place that lets a failure go: what it would have announced is durable already.
            HintLost(inbox, failure);
        }
    }
}
