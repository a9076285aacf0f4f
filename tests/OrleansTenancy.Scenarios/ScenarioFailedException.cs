namespace OrleansTenancy.Scenarios;

/// <summary>Something was not as the scenario says.</summary>
/// <param name="message">What, step by step.</param>
public sealed class ScenarioFailedException(string message) : Exception(message);
