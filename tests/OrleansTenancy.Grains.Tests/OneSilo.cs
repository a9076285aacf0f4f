using OrleansTenancy.Testing.Cluster;
using Xunit;

namespace OrleansTenancy.Grains.Tests;

/// <summary>A cluster of one silo for all tests that do not look at where a grain lives.</summary>
public sealed class OneSilo : IAsyncLifetime
{
    public World World { get; private set; } = null!;

    public async Task InitializeAsync() => World = new World(await TenancyCluster.Start());

    public async Task DisposeAsync() => await World.Cluster.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class OneSiloTests : ICollectionFixture<OneSilo>
{
    public const string Name = "one silo";
}
