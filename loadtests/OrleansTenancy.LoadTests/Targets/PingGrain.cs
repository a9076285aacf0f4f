namespace OrleansTenancy.LoadTests.Targets;

/// <inheritdoc cref="IPingGrain"/>
[GrainType("load-ping")]
internal sealed class PingGrain : Grain, IPingGrain
{
    public ValueTask Ping() => ValueTask.CompletedTask;
}
