using OrleansTenancy.Scenarios;

namespace OrleansTenancy.Domain.Tests.Scenarios;

/// <summary>The scenarios on the pure rules.</summary>
public sealed class ScenarioTests : ScenarioContract
{
    protected override IScenarioDriver NewDriver() => new DomainDriver();
}
