using Xunit;

namespace OrleansTenancy.Scenarios;

/// <summary>
/// What every depth shows: each scenario of the repository holds, and one that says something wrong does not.
/// </summary>
public abstract class ScenarioContract
{
    /// <summary>The product at this depth, for one scenario.</summary>
    protected abstract IScenarioDriver NewDriver();

    [Theory]
    [MemberData(nameof(ScenarioFiles.Names), MemberType = typeof(ScenarioFiles))]
    public Task The_scenario_holds(string scenario) => ScenarioRunner.Run(ScenarioFiles.Load(scenario), NewDriver());

    [Theory]
    [MemberData(nameof(WrongScenarios.Names), MemberType = typeof(WrongScenarios))]
    public async Task A_scenario_that_expects_something_wrong_fails(string what)
    {
        var (right, wrong) = WrongScenarios.Load(what);
        await ScenarioRunner.Run(right, NewDriver());
        var failure = await Assert.ThrowsAsync<ScenarioFailedException>(() => ScenarioRunner.Run(wrong, NewDriver()));
        Assert.Contains("expected `", failure.Message, StringComparison.Ordinal);
    }
}
