using OrleansTenancy.Scenarios;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Scenarios;

/// <summary>The scenarios over HTTP, each caller with a token of their own.</summary>
public sealed class ScenarioTests(ScenarioServer server) : ScenarioContract, IClassFixture<ScenarioServer>
{
    protected override IScenarioDriver NewDriver() => new HttpDriver(server);
}
