namespace OrleansTenancy.Scenarios;

/// <summary>A piece of the product's story: what happens, and what people may do after it.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Story">What it is about, for people.</param>
/// <param name="Rules">The rules that it shows.</param>
/// <param name="Steps">What happens, in order; the facts are the first of them.</param>
public sealed record Scenario(
    string Name, string Story, IReadOnlyList<string> Rules, IReadOnlyList<ScenarioStep> Steps);

/// <summary>One thing that happens, and what holds after it.</summary>
/// <param name="Command">What somebody does; null: nothing, or time goes by.</param>
/// <param name="Refused">The code with which it has to be refused; null: it has to be done.</param>
/// <param name="Clock">What the clock says from now on, counted from the beginning; null: as before.</param>
/// <param name="Expectations">What has to hold then.</param>
public sealed record ScenarioStep(
    ScenarioCommand? Command, string? Refused, TimeSpan? Clock, IReadOnlyList<ScenarioExpectation> Expectations);

/// <summary>What has to be answered to a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer, in words of <see cref="ScenarioAnswer.ToString"/>.</param>
public sealed record ScenarioExpectation(ScenarioQuestion Question, string Answer);
