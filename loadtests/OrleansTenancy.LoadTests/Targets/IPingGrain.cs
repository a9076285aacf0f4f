using Orleans.Concurrency;

namespace OrleansTenancy.LoadTests.Targets;

/// <summary>Does nothing; a call to it is what a call costs.</summary>
[Alias("tenancy.load.IPingGrain")]
internal interface IPingGrain : IGrainWithStringKey
{
    /// <summary>Comes back.</summary>
    [AlwaysInterleave, Alias("Ping")]
    ValueTask Ping();
}
