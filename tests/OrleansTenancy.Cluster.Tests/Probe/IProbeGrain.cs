using Orleans.Metadata;

namespace OrleansTenancy.Cluster.Tests.Probe;

/// <summary>A grain that says where it is, and stays in a call or in its end for as long as it is told.</summary>
[Alias("test.probe"), DefaultGrainType("test-probe")]
public interface IProbeGrain : IGrainWithStringKey
{
    /// <summary>The silo that answers.</summary>
    [Alias("where")]
    Task<string> Where();

    /// <summary>A call that ends when the test lets it.</summary>
    [Alias("stay")]
    Task<string> Stay();

    /// <summary>Starts a timer that is heard of from then on.</summary>
    [Alias("beat")]
    Task Beat();
}

/// <summary>The same, as our grains are: it stays on the silo that it began on.</summary>
[Alias("test.still-probe"), DefaultGrainType("test-still-probe")]
public interface IStillProbeGrain : IProbeGrain;
