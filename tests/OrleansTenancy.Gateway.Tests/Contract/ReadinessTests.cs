using Microsoft.Extensions.DependencyInjection;
using OrleansTenancy.Gateway.Hosting;
using OrleansTenancy.Grains.Fencing;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Contract;

public sealed class ReadinessTests
{
    [Fact]
    public async Task X_12_a_node_whose_fence_is_closed_lives_but_takes_no_requests()
    {
        var server = new DevServer();
        await server.InitializeAsync();
        try
        {
            var api = server.Anonymous();
            (await api.Get("/health/ready")).Is(200);
            server.Services.GetRequiredService<Fence>().Close();
            (await api.Get("/health/ready")).Is(503);
            (await api.Get("/health/live")).Is(200);
            (await api.Get("/health/startup")).Is(200);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public void A_node_is_ready_from_its_start_until_it_drains_and_while_it_may_answer()
    {
        var mayAnswer = true;
        var readiness = new Readiness();
        Assert.False(readiness.IsReady);
        Assert.False(readiness.HasStarted);
        readiness.Start(() => mayAnswer);
        Assert.True(readiness.IsReady);
        mayAnswer = false;
        Assert.False(readiness.IsReady);
        mayAnswer = true;
        readiness.Drain();
        Assert.False(readiness.IsReady);
        Assert.True(readiness.HasStarted);
        Assert.True(readiness.IsDraining);
    }
}
