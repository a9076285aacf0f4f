using OrleansTenancy.Scenarios;
using Xunit;

namespace OrleansTenancy.Grains.Tests.Scenarios;

/// <summary>The scenarios in a cluster, through the interfaces of the grains.</summary>
public sealed class ScenarioTests(ScenarioCluster cluster) : ScenarioContract, IClassFixture<ScenarioCluster>
{
    protected override IScenarioDriver NewDriver() => new GrainDriver(cluster.World);
}
