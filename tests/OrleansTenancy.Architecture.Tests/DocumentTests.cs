using System.Text.RegularExpressions;
using Xunit;

namespace OrleansTenancy.Architecture.Tests;

public sealed partial class DocumentTests
{
    private static IEnumerable<string> Documents =>
        new[] { "README.md" }.Concat(
            new[] { "src", "tests", "deploy", "loadtests" }.SelectMany(d => Directory
                .GetFiles(Path.Combine(SourceTree.Root, d), "*.md", SearchOption.AllDirectories)
                .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Select(f => Path.GetRelativePath(SourceTree.Root, f))));

    [Fact]
    public void Links_lead_somewhere()
    {
        foreach (var document in Documents)
        {
            var text = File.ReadAllText(Path.Combine(SourceTree.Root, document));
            foreach (var target in Links().Matches(text).Select(m => m.Groups[1].Value.Split('#')[0]))
            {
                var path = Path.Combine(SourceTree.Root, Path.GetDirectoryName(document)!, target);
                Assert.True(target.StartsWith("http", StringComparison.Ordinal) || Path.Exists(path), $"{document}: {target}");
            }
        }
    }

    [Fact]
    public void The_readme_names_the_two_commands_and_verbs_that_exist()
    {
        var readme = File.ReadAllText(Path.Combine(SourceTree.Root, "README.md"));
        Assert.Contains("```bash\ndotnet run --project src/OrleansTenancy.Server -- dev\n```", readme, StringComparison.Ordinal);
        Assert.Contains("```bash\n.ci/run\n```", readme, StringComparison.Ordinal);
        foreach (var verb in new[] { "dev", "serve", "migrate" })
        {
            var file = $"{char.ToUpperInvariant(verb[0])}{verb[1..]}Command.cs";
            Assert.True(File.Exists(Path.Combine(SourceTree.Root, "src", "OrleansTenancy.Server", "Commands", file)), verb);
            Assert.Contains(verb, readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_readmes_list_every_project_and_every_decision()
    {
        var src = File.ReadAllText(Path.Combine(SourceTree.Root, "src", "README.md"));
        var tests = File.ReadAllText(Path.Combine(SourceTree.Root, "tests", "README.md"));
        var loadtests = File.ReadAllText(Path.Combine(SourceTree.Root, "loadtests", "README.md"));
        foreach (var project in SourceTree.Projects.Select(p => Path.GetRelativePath(SourceTree.Root, p)))
        {
            var text = project.Split(Path.DirectorySeparatorChar)[0] switch
            {
                "tests" => tests,
                "loadtests" => loadtests,
                _ => src,
            };
            Assert.Contains(Path.GetFileNameWithoutExtension(project), text, StringComparison.Ordinal);
        }

        var decisions = Directory.GetFiles(Path.Combine(SourceTree.Root, "src", "decisions"), "*.md");
        Assert.All(decisions, d => Assert.Contains(Path.GetFileName(d), src, StringComparison.Ordinal));
    }

    [Fact]
    public void The_grain_table_names_every_grain()
    {
        var src = File.ReadAllText(Path.Combine(SourceTree.Root, "src", "README.md"));
        var grains = typeof(OrleansTenancy.Grains.Hosting.TenancyHosting).Assembly.GetTypes()
            .Where(t => typeof(IGrainBase).IsAssignableFrom(t) && !t.IsAbstract);
        Assert.All(grains, g => Assert.Contains($"| `{g.Name}` |", src, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();
}
