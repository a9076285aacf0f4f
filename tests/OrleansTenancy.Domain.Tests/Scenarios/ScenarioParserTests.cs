using OrleansTenancy.Scenarios;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Scenarios;

/// <summary>A scenario that is not understood must not pass for one that holds.</summary>
public sealed class ScenarioParserTests
{
    private const string Sound =
        """
        story: A tenant.
        rules: [X.7]
        facts:
          tenants:
            t: {admin: ada}
        assertAllow:
          ada read:blueprint in t: enterprise-admin
        steps:
          - createGroup: {tenant: t, by: ada, group: g}
            assertAllow:
              ada read group g in t: enterprise-admin

        """;

    [Fact]
    public void What_is_sound_is_read() => Assert.Equal(3, ScenarioParser.Parse("sound", Sound).Steps.Count);

    [Theory]
    [InlineData("story: A tenant.", "story: A tenant.\nmoral: none", "moral")]
    [InlineData("story: A tenant.", "", "story")]
    [InlineData("rules: [X.7]", "", "rules")]
    [InlineData("facts:", "facts:\n  planets: {}", "planets")]
    [InlineData("t: {admin: ada}", "t: {admin: ada, mayor: ada}", "mayor")]
    [InlineData("t: {admin: ada}", "t: {admin: ada}\n    t: {admin: ada}", "t")]
    [InlineData("t: {admin: ada}", "t: {}", "either an `admin` or an `owner`")]
    [InlineData("t: {admin: ada}", "t: {admin: ada, link: north}", "no partner `north`")]
    [InlineData("createGroup", "createGrove", "createGrove")]
    [InlineData("group: g}", "group: g, colour: red}", "colour")]
    [InlineData(", group: g}", "}", "group")]
    [InlineData("group: g}", "group: g}\n    createRole: {tenant: t, by: ada, role: r}", "one command, or the clock")]
    [InlineData("group: g}", "group: g}\n    clock: 00:00:01", "one command, or the clock")]
    [InlineData("createGroup: {tenant: t, by: ada, group: g}", "refused: group-exists", "one command, or the clock")]
    [InlineData("createGroup: {tenant: t, by: ada, group: g}", "clock: 00:00:01\n    refused: no-link", "refuses the clock")]
    [InlineData("createGroup: {tenant: t, by: ada, group: g}", "clock: noon", "line")]
    [InlineData("ada read:blueprint in t", "ada read:blueprint at t", "is no question")]
    [InlineData("ada read:blueprint in t: enterprise-admin", "ada read:blueprint in t: a\n  ada read:blueprint in t: b", "ada read:blueprint in t")]
    public void What_it_does_not_know_or_what_is_missing_is_an_error_that_says_so(string from, string to, string said)
    {
        var text = Sound.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Sound, text);

        var failure = Assert.Throws<FormatException>(() => ScenarioParser.Parse("broken", text));

        Assert.StartsWith("broken", failure.Message, StringComparison.Ordinal);
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("story: A tenant.\nrules: [X.7]\nfacts: {}\n")]
    public void A_scenario_that_asserts_nothing_is_none(string text) =>
        Assert.Throws<FormatException>(() => ScenarioParser.Parse("empty", text));

    [Fact]
    public Task The_example_of_the_documentation_holds()
    {
        var text = File.ReadAllText(ScenarioFiles.Documentation);
        var example = text.Split("```yaml\n")[1].Split("```")[0];
        return ScenarioRunner.Run(ScenarioParser.Parse("example", example), new DomainDriver());
    }

    // Files share a cluster and a server at the other depths; only tenants that nobody else has keep them apart.
    [Fact]
    public void No_two_files_are_about_one_tenant()
    {
        var tenants = ScenarioFiles.Names.Select(n => (string)n[0]).SelectMany(name => ScenarioFiles.Load(name).Steps
            .Select(s => s.Command).OfType<CreateTenant>().Where(c => c.SameIdAs is null).Select(c => c.Tenant).Distinct());
        Assert.Equal([], tenants.GroupBy(t => t).Where(g => g.Count() > 1).Select(g => g.Key));
    }
}
