using System.Reflection;
using Microsoft.Extensions.Time.Testing;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;
using OrleansTenancy.Grains.Fencing;
using Xunit;

namespace OrleansTenancy.Grains.Tests.Fencing;

public sealed class FenceFilterTests
{
    private static readonly TimeSpan TimeToLive = TimeSpan.FromSeconds(5);

    private readonly FakeTimeProvider _clock = new();
    private readonly Fence _fence;
    private readonly FenceFilter _filter;

    public FenceFilterTests()
    {
        _fence = new Fence(_clock, TimeToLive);
        _fence.Extend(_fence.Ask());
        _filter = new FenceFilter(_fence);
    }

    [Fact]
    public async Task Behind_an_open_fence_calls_go_through()
    {
        var call = new Call(new SomeGrain());

        await _filter.Invoke(call);

        Assert.Equal(1, call.Invoked);
    }

    [Fact]
    public async Task X_12_behind_a_closed_fence_no_call_begins()
    {
        var call = new Call(new SomeGrain());
        _clock.Advance(TimeToLive);

        await Assert.ThrowsAsync<SiloUnavailableException>(() => _filter.Invoke(call));

        Assert.Equal(0, call.Invoked);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task X_12_a_call_is_not_answered_when_the_fence_has_closed_since_it_began(bool atOnce)
    {
        var end = new TaskCompletionSource();
        var call = new Call(new SomeGrain(), () =>
        {
            if (atOnce)
            {
                _clock.Advance(TimeToLive);
                return Task.CompletedTask;
            }

            return end.Task;
        });

        var answer = Assert.ThrowsAsync<SiloUnavailableException>(() => _filter.Invoke(call));
        _clock.Advance(atOnce ? TimeSpan.Zero : TimeToLive);
        end.SetResult();

        await answer;
    }

    [Fact]
    public async Task What_a_call_fails_with_is_passed_on()
    {
        var call = new Call(new SomeGrain(), () => Task.FromException(new TimeoutException("late")));

        await Assert.ThrowsAsync<TimeoutException>(() => _filter.Invoke(call));
    }

    [Fact]
    public async Task What_Orleans_runs_on_is_not_stopped()
    {
        _fence.Close();
        var call = new Call(new object());

        await _filter.Invoke(call);

        Assert.Equal(1, call.Invoked);
    }

    [Fact]
    public void A_call_that_ends_at_once_costs_no_memory()
    {
        var call = new Call(new SomeGrain());
        _ = _filter.Invoke(call);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 10_000; i++)
        {
            _ = _filter.Invoke(call);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    // Nothing of a grain is used but that it is one.
    private sealed class SomeGrain : Grain
    {
        public SomeGrain()
            : base(null!, null!)
        {
        }
    }

    private sealed class Call(object grain, Func<Task>? invoke = null) : IIncomingGrainCallContext
    {
        public int Invoked { get; private set; }

        public object Grain => grain;

        public IInvokable Request => throw new NotSupportedException();

        public MethodInfo InterfaceMethod => throw new NotSupportedException();

        public MethodInfo ImplementationMethod => throw new NotSupportedException();

        public IGrainContext TargetContext => throw new NotSupportedException();

        public object? Result { get; set; }

        public Response? Response { get; set; }

        public GrainId? SourceId => null;

        public GrainId TargetId => default;

        public GrainInterfaceType InterfaceType => default;

        public string InterfaceName => string.Empty;

        public string MethodName => string.Empty;

        public Task Invoke()
        {
            Invoked++;
            return invoke?.Invoke() ?? Task.CompletedTask;
        }
    }
}
