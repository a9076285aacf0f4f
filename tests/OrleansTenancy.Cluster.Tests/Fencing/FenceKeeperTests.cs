using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OrleansTenancy.Grains.Fencing;
using OrleansTenancy.Silo.Fencing;
using Orleans.Runtime;
using Xunit;

namespace OrleansTenancy.Cluster.Tests.Fencing;

public sealed class FenceKeeperTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Row _row = new();
    private readonly FatalErrors _fatal = new();
    private readonly Fence _fence;
    private readonly FenceKeeper _keeper;

    public FenceKeeperTests()
    {
        _fence = new Fence(_clock, ClusterTimes.Default.Fence);
        _keeper = new FenceKeeper(
            _fence, _row, ClusterTimes.Default, _fatal, _clock, NullLogger<FenceKeeper>.Instance);
    }

    public void Dispose() => _keeper.Dispose();

    [Fact]
    public async Task X_12_the_time_that_the_answer_took_does_not_count_for_the_silo()
    {
        _row.Answer = () =>
        {
            _clock.Advance(TimeSpan.FromSeconds(0.9));
            return Standing.CountedIn;
        };
        await _keeper.AskOnce(CancellationToken.None);

        _clock.Advance(ClusterTimes.Default.Fence - TimeSpan.FromSeconds(1));
        Assert.True(_fence.IsOpen);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.False(_fence.IsOpen);
    }

    [Fact]
    public async Task X_12_a_silo_that_is_dead_for_the_others_is_silent_before_it_ends()
    {
        await _keeper.AskOnce(CancellationToken.None);
        Assert.True(_fence.IsOpen);
        _row.Answer = () => Standing.Dead;

        await _keeper.AskOnce(CancellationToken.None);

        Assert.True(_fence.IsClosedForGood);
        Assert.Single(_fatal.Seen);
    }

    [Fact]
    public async Task Who_leaves_by_itself_gets_no_more_time_and_is_not_ended()
    {
        _row.Answer = () => Standing.Leaving;

        await _keeper.AskOnce(CancellationToken.None);

        Assert.False(_fence.IsOpen);
        Assert.Empty(_fatal.Seen);
    }

    [Fact]
    public async Task X_12_no_answer_is_no_permission()
    {
        _row.Answer = () => throw new TimeoutException("the database is gone");

        await Assert.ThrowsAsync<TimeoutException>(() => _keeper.AskOnce(CancellationToken.None));

        Assert.False(_fence.IsOpen);
        Assert.Empty(_fatal.Seen);
    }

    [Theory]
    [InlineData(SiloStatus.Joining, Standing.CountedIn)]
    [InlineData(SiloStatus.Active, Standing.CountedIn)]
    [InlineData(SiloStatus.ShuttingDown, Standing.CountedIn)]
    [InlineData(SiloStatus.Stopping, Standing.Leaving)]
    [InlineData(SiloStatus.Dead, Standing.Dead)]
    [InlineData(SiloStatus.Created, Standing.Dead)]
    [InlineData(null, Standing.Dead)]
    internal void Each_status_has_its_meaning(SiloStatus? status, Standing standing) =>
        Assert.Equal(standing, MembershipRow.Of(status));

    [Fact]
    public void X_12_the_fatal_handler_closes_before_it_ends_the_process()
    {
        _fence.Extend(_fence.Ask());
        var wasOpen = true;
        var handler = new LeaveAtOnce(_fence, word =>
        {
            wasOpen = _fence.IsOpen;
            Assert.Contains("told", word, StringComparison.Ordinal);
        });

        handler.OnFatalException(this, "told to be dead", null);

        Assert.False(wasOpen);
    }

    private sealed class Row : IOwnRow
    {
        public Func<Standing> Answer { get; set; } = () => Standing.CountedIn;

        public async Task<Standing> Read(CancellationToken cancel)
        {
            await Task.Yield();
            return Answer();
        }
    }
}
