namespace OrleansTenancy.Scenarios.Yaml;

/// <summary>A file as it is written.</summary>
internal sealed class ScenarioDocument
{
    public required string Story { get; init; }

    public required IList<string> Rules { get; init; }

    public required FactsDocument Facts { get; init; }

    public IDictionary<string, string> AssertAllow { get; init; } = new Dictionary<string, string>();

    public IDictionary<string, string> AssertDeny { get; init; } = new Dictionary<string, string>();

    public IList<StepDocument> Steps { get; init; } = [];

    public Scenario ToScenario(string name)
    {
        var facts = Facts.Commands().Select(c => new ScenarioStep(c, null, null, []));
        var before = new ScenarioStep(null, null, null, Expectations(AssertAllow, AssertDeny));
        var scenario = new Scenario(name, Story, [.. Rules], [.. facts, before, .. Steps.Select(s => s.ToStep())]);
        return scenario.Steps.Any(s => s.Expectations.Count > 0)
            ? scenario
            : throw new FormatException("it asserts nothing");
    }

    public static IReadOnlyList<ScenarioExpectation> Expectations(
        IDictionary<string, string> allow, IDictionary<string, string> deny) =>
    [
        .. allow.Select(a => new ScenarioExpectation(ScenarioQuestion.Parse(a.Key), ScenarioAnswer.Allow(a.Value))),
        .. deny.Select(d => new ScenarioExpectation(ScenarioQuestion.Parse(d.Key), ScenarioAnswer.Deny(d.Value))),
    ];
}
