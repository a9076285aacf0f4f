using Xunit;

namespace OrleansTenancy.Architecture.Tests;

public sealed class RuleTableTests
{
    private const string Update = "TENANCY_UPDATE_RULES";

    [Fact]
    public void The_table_of_rules_is_what_the_tests_say()
    {
        var claims = RuleTable.Claims(SourceTree.Files).Concat(RuleTable.ScenarioClaims()).ToArray();
        Assert.True(claims.Length > 60, "the tests were not found");
        Assert.Equal([], claims.Where(c => !RuleTable.Rules.Any(r => r.Id == c.Rule)).Select(c => $"{c.Test} names {c.Rule}, which is no rule"));

        var text = RuleTable.Of(claims.ToLookup(c => c.Rule, c => (c.Project, c.Test)));
        var file = Path.Combine(SourceTree.Root, "tests", "RULES.md");
        if (Environment.GetEnvironmentVariable(Update) is { Length: > 0 })
        {
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file) && text == File.ReadAllText(file), "tests were added or renamed: run tests/update-rules and commit");
    }

    [Fact]
    public void The_list_of_rules_is_complete_and_each_stands_once()
    {
        var ids = RuleTable.Rules.Select(r => r.Id).ToArray();
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(
            [("C", 23), ("E1", 38), ("E2", 25), ("EN", 19), ("ID", 23), ("SC", 27), ("V", 20), ("X", 12)],
            ids.CountBy(i => i.StartsWith('E') ? i[..2] : new string([.. i.TakeWhile(char.IsLetter)])).Select(p => (p.Key, p.Value)).Order());
    }

    [Fact]
    public void A_name_shows_what_it_writes_out()
    {
        const string Name = "E1_24_C13pp_V3_EN_13_to_EN_20_SC_19p_after_E2E_1_of_X_5_at_12_C7";
        Assert.Equal(["E1.24", "C13''", "V3", "EN.13", "EN.20", "SC.19'", "X.5", "C7"], RuleTable.IdsIn(Name));
        var file = new SourceFile(
            Path.Combine("tests", "OrleansTenancy.Domain.Tests", "Some.cs"),
            "[Theory]\n    [InlineData(1)]\n    public async Task X_5_it(int a) {}\n    public void X_6_no_test() {}\n");
        Assert.Equal([("X.5", "Domain", "X_5_it")], RuleTable.Claims([file]));
    }
}
