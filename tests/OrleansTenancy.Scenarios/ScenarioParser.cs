using OrleansTenancy.Scenarios.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace OrleansTenancy.Scenarios;

/// <summary>Reads a scenario. What it does not know is an error, and so is what is missing.</summary>
public static class ScenarioParser
{
    private static readonly IDeserializer Deserializer = new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithDuplicateKeyChecking()
        .WithEnforceRequiredMembers()
        .Build();

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="FormatException">It is no scenario; the message says where and why.</exception>
    public static Scenario Parse(string name, string text)
    {
        try
        {
            var document = Deserializer.Deserialize<ScenarioDocument?>(text) ?? throw new FormatException("it is empty");
            return document.ToScenario(name);
        }
        catch (YamlException failure)
        {
            throw new FormatException($"{name}, line {failure.Start.Line}: {failure.Message} {failure.InnerException?.Message}");
        }
        catch (FormatException failure)
        {
            throw new FormatException($"{name}: {failure.Message}");
        }
    }
}
