using System.Globalization;

namespace OrleansTenancy.Scenarios;

/// <summary>Plays a scenario and compares.</summary>
public static class ScenarioRunner
{
    private const string Done = "done";

    /// <summary>Plays all steps.</summary>
    /// <exception cref="ScenarioFailedException">Something was not as the scenario says.</exception>
    public static async Task Run(Scenario scenario, IScenarioDriver driver)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(driver);
        var wrong = new List<string>();
        for (var i = 0; i < scenario.Steps.Count && wrong.Count == 0; i++)
        {
            var step = scenario.Steps[i];
            if (step.Clock is { } clock)
            {
                driver.SetClock(clock);
            }

            if (step.Command is { } command)
            {
                Compare(wrong, i, command.ToString(), step.Refused ?? Done, await driver.Do(command) ?? Done);
            }

            foreach (var (question, answer) in step.Expectations)
            {
                Compare(wrong, i, question.ToString(), answer, (await driver.Ask(question)).ToString());
            }
        }

        if (wrong.Count > 0)
        {
            throw new ScenarioFailedException(
                $"{scenario.Name}: {scenario.Story.Trim()}{Environment.NewLine}{string.Join(Environment.NewLine, wrong)}");
        }
    }

    private static void Compare(List<string> wrong, int step, string what, string expected, string answered)
    {
        if (expected != answered)
        {
            wrong.Add(string.Create(
                CultureInfo.InvariantCulture, $"step {step}: {what}: expected `{expected}`, answered `{answered}`"));
        }
    }
}
