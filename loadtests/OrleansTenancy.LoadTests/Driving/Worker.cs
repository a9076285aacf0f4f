using System.Net.Sockets;

namespace OrleansTenancy.LoadTests.Driving;

/// <summary>One connection with what it has counted. What it counts begins when it is told to.</summary>
/// <param name="requester">The connection.</param>
internal sealed class Worker(IRequester requester) : IAsyncDisposable
{
    private const int ErrorsMax = 1_000;

    public Histogram Latency { get; } = new();

    /// <summary>How late the generator itself was.</summary>
    public Histogram Lag { get; } = new();

    public long Wrong { get; private set; }

    public long Errors { get; private set; }

    public string? FirstError { get; private set; }

    /// <summary>Whether so much has failed that going on would only make noise.</summary>
    public bool IsBroken => Errors >= ErrorsMax;

    /// <summary>Asks, and counts the answer.</summary>
    /// <param name="question">Which question.</param>
    /// <param name="from">The instant from which the latency counts.</param>
    /// <param name="counts">Whether an answer at an instant counts.</param>
    public async ValueTask Ask(int question, long from, Func<long, bool> counts)
    {
        try
        {
            var right = await requester.Ask(question);
            var now = Moments.Now;
            if (!counts(now))
            {
                return;
            }

            Latency.Add(Moments.Nanoseconds(now - from));
            Wrong += right ? 0 : 1;
        }
        catch (Exception failure) when (failure is IOException or SocketException or TimeoutException
            or OrleansException or InvalidDataException or HttpRequestException)
        {
            FirstError ??= failure.Message;
            Errors++;
        }
    }

    public ValueTask DisposeAsync() => requester.DisposeAsync();
}
