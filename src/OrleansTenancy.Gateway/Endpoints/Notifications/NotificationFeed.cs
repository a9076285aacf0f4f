using System.Runtime.CompilerServices;
using Orleans.Streams;
using OrleansTenancy.Contracts.Notifications;

namespace OrleansTenancy.Gateway.Endpoints.Notifications;

/// <summary>
/// Follows an inbox. What is told comes from the inbox, in order and without a gap; the stream only wakes the
/// reader up, and where that fails the reader looks by itself.
/// </summary>
/// <param name="grains">Where the inboxes are.</param>
/// <param name="services">Where the stream provider is, if there is one.</param>
internal sealed class NotificationFeed(IGrainFactory grains, IServiceProvider services)
{
    private const int BatchMax = 100;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    /// <summary>
    /// What is stored after a sequence, then whatever comes, until the reader goes. An empty batch says that there is
    /// still nothing.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<NotificationRecord>> Follow(
        string inbox, long after, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var wake = new SemaphoreSlim(0);
        var subscription = await Subscribe(inbox, wake);
        if (after > await grains.Inbox(inbox).LastSequence())
        {
            // A place in another life of the tenant (V15): what has come in this one is not to be missed for it.
            after = 0;
        }

        try
        {
            while (true)
            {
                var records = await grains.Inbox(inbox).Read(after, BatchMax);
                if (!records.IsEmpty)
                {
                    after = records[^1].Sequence;
                    yield return records;
                }
                else if (!await wake.WaitAsync(LookEvery, cancel))
                {
                    yield return [];
                }

                cancel.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            if (subscription is not null)
            {
                await subscription.UnsubscribeAsync();
            }
        }
    }

    private async Task<StreamSubscriptionHandle<NotificationHint>?> Subscribe(string inbox, SemaphoreSlim wake)
    {
        var provider = services.GetKeyedService<IStreamProvider>(NotificationStreams.Provider);
        if (provider is null)
        {
            return null;
        }

        var stream = provider.GetStream<NotificationHint>(NotificationStreams.Of(inbox));
        return await stream.SubscribeAsync((_, _) =>
        {
            Wake(wake);
            return Task.CompletedTask;
        });
    }

    private static void Wake(SemaphoreSlim wake)
    {
        try
        {
            wake.Release();
        }
        catch (ObjectDisposedException)
        {
            // A last hint for a reader that has gone.
            return;
        }
    }
}
