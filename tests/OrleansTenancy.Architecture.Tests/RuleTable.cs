using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OrleansTenancy.Architecture.Tests;

/// <summary>
/// Which test shows which rule, read off the names of the tests. A name shows the rules that it writes out and no
/// others: `EN_13_to_EN_20` shows the first and the last. A prime of a rule (`C13'`) is a `p` in a name.
/// </summary>
internal static partial class RuleTable
{
    public static IReadOnlyList<(string Id, string Text)> Rules { get; } =
    [
        .. File.ReadAllLines(Path.Combine(SourceTree.Root, "tests", "OrleansTenancy.Architecture.Tests", "rules.tsv"))
            .Select(l => l.Split('\t')).Select(c => (c[0], c[1])),
    ];

    /// <summary>Every test that names a rule, by its project.</summary>
    public static IEnumerable<(string Rule, string Project, string Test)> Claims(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.StartsWith("tests", StringComparison.Ordinal)
        let project = file.Path.Split(Path.DirectorySeparatorChar)[1].Replace("OrleansTenancy.", string.Empty, StringComparison.Ordinal)
        from method in TestMethod().Matches(file.Text).Select(m => m.Groups[1].Value)
        from rule in IdsIn(method)
        select (rule, project.Replace(".Tests", string.Empty, StringComparison.Ordinal), method);

    /// <summary>Every scenario with the rules that it says it shows.</summary>
    public static IEnumerable<(string Rule, string Project, string Test)> ScenarioClaims() =>
        from name in Scenarios.ScenarioFiles.Names.Select(n => (string)n[0])
        from rule in Scenarios.ScenarioFiles.Load(name).Rules
        select (rule, "Scenarios", name);

    /// <summary>The rules that a name writes out.</summary>
    public static IEnumerable<string> IdsIn(string name) =>
        RuleId().Matches(name)
            .Select(m => m.Value.Replace('_', '.').Replace("p", "'", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);

    /// <summary>The table as text.</summary>
    public static string Of(ILookup<string, (string Project, string Test)> shown)
    {
        var text = new StringBuilder("# Rules and the tests that show them\n\nGenerated from the names of the tests; see [README](README.md).\n");
        foreach (var family in Rules.GroupBy(r => Family().Match(r.Id).Value))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {family.Key}\n\n");
            foreach (var (id, what) in family.Where(r => shown.Contains(r.Id)))
            {
                text.Append(CultureInfo.InvariantCulture, $"- **{id}** {what}\n");
                foreach (var project in shown[id].GroupBy(s => s.Project).OrderBy(g => g.Key, StringComparer.Ordinal))
                {
                    var tests = project.Select(s => $"`{s.Test}`").Distinct().Order(StringComparer.Ordinal);
                    text.Append(CultureInfo.InvariantCulture, $"  - {project.Key}: {string.Join(", ", tests)}\n");
                }
            }
        }

        text.Append("\n## Not shown yet\n\n");
        foreach (var (id, what) in Rules.Where(r => !shown.Contains(r.Id)))
        {
            text.Append(CultureInfo.InvariantCulture, $"- **{id}** {what}\n");
        }

        return text.ToString();
    }

    // What stands under [Fact] or [Theory], with other attributes between.
    [GeneratedRegex(@"\[(?:\w*Fact|\w*Theory)\b[^\n]*\n(?:\s*\[[^\n]*\n)*\s*public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex TestMethod();

    [GeneratedRegex("(?<=^|_)(?:(?:E1|E2|EN|ID|SC|X)_[0-9]+p*|[CV][0-9]+p*)(?=_|$)")]
    private static partial Regex RuleId();

    [GeneratedRegex("^(?:E1|E2|[A-Z]+)")]
    private static partial Regex Family();
}
