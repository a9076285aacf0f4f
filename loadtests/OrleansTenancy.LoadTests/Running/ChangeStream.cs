using OrleansTenancy.LoadTests.Driving;
using OrleansTenancy.LoadTests.Hosting;

namespace OrleansTenancy.LoadTests.Running;

/// <summary>Makes changes at an even pace, one at a time, until it is told to stop.</summary>
/// <param name="host">Where.</param>
/// <param name="what">What is changed.</param>
/// <param name="perSecond">How often.</param>
internal sealed class ChangeStream(HostProcess host, ChangeKind what, double perSecond)
{
    private const int ChangesMax = 1_000_000;
    private readonly Histogram _took = new();

    /// <summary>Changes, until the token says stop.</summary>
    public async Task<ChangeCount> Run(CancellationToken stop)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1 / Math.Clamp(perSecond, 0.01, 900)));
        try
        {
            for (var i = 0; i < ChangesMax && await pace.WaitForNextTickAsync(stop); i++)
            {
                _took.Add((long)(await host.Change(new ChangeOrder(what, 1, i)) * 1_000));
            }
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        return new ChangeCount(_took.Count, _took.Microseconds(0.5), _took.Microseconds(0.99));
    }
}
