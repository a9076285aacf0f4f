namespace OrleansTenancy.Scenarios;

/// <summary>The product at one depth. One instance plays one scenario.</summary>
public interface IScenarioDriver
{
    /// <summary>Does something; answers the code of a refusal, or null when it is done.</summary>
    Task<string?> Do(ScenarioCommand command);

    /// <summary>Asks a question, by every means of asking that this depth has; they have to agree.</summary>
    Task<ScenarioAnswer> Ask(ScenarioQuestion question);

    /// <summary>Sets the clock to an instant, counted from the beginning of the scenario.</summary>
    void SetClock(TimeSpan sinceBegin);
}
