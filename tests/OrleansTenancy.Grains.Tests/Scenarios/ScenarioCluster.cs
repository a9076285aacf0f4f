using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Scenarios;
using OrleansTenancy.Testing.Cluster;
using Xunit;

namespace OrleansTenancy.Grains.Tests.Scenarios;

/// <summary>A cluster for the scenarios: their catalogue, and a clock that stands still until it is moved.</summary>
public sealed class ScenarioCluster : IAsyncLifetime
{
    internal World World { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var catalogue = ScopeCatalogue.BuiltIn.WithPortal().Extend(ScenarioFiles.CatalogueExtension, "catalogue.tsv").Value!;
        World = new World(await TenancyCluster.Start(configure: o => o.Catalogue = catalogue));
    }

    public async Task DisposeAsync() => await World.Cluster.DisposeAsync();
}
