using System.Text.RegularExpressions;
using Xunit;

namespace OrleansTenancy.Architecture.Tests;

/// <summary>Every scenario of the repository is run at every depth, and says which rules it shows.</summary>
public sealed partial class ScenarioRulesTests
{
    private static readonly string[] Files = Directory.GetFiles(Path.Combine(SourceTree.Root, "tests", "scenarios"), "*.yaml");

    [Theory]
    [InlineData("Domain")]
    [InlineData("Grains")]
    [InlineData("Gateway")]
    public void Each_depth_runs_what_is_in_the_contract_of_scenarios(string depth)
    {
        var file = Path.Combine("tests", $"OrleansTenancy.{depth}.Tests", "Scenarios", "ScenarioTests.cs");
        var text = SourceTree.Files.Single(f => f.Path == file).Text;

        Assert.Matches(@"\bpublic sealed class ScenarioTests\b[^{;]*: ScenarioContract\b", text);
        Assert.DoesNotContain("Skip", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_contract_runs_every_file_that_there_is()
    {
        Assert.True(Files.Length >= 20, "the scenarios were not found");
        var text = SourceTree.Files.Single(f => f.Path.EndsWith("ScenarioContract.cs", StringComparison.Ordinal)).Text;
        Assert.Contains("[MemberData(nameof(ScenarioFiles.Names), MemberType = typeof(ScenarioFiles))]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Skip", text, StringComparison.Ordinal);
        Assert.Equal(
            Files.Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal),
            Scenarios.ScenarioFiles.Names.Select(n => (string)n[0]));
    }

    [Fact]
    public void Every_scenario_names_rules_that_there_are()
    {
        foreach (var file in Files)
        {
            var named = RulesLine().Match(File.ReadAllText(file)).Groups[1].Value.Split(", ");
            Assert.NotEqual([string.Empty], named);
            Assert.All(named, n => Assert.True(RuleTable.Rules.Any(r => r.Id == n), $"{Path.GetFileName(file)} names {n}, which is no rule"));
        }
    }

    [GeneratedRegex(@"^rules: \[(.+)\]$", RegexOptions.Multiline)]
    private static partial Regex RulesLine();
}
