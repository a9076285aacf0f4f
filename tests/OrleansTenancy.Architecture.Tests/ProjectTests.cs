using System.Xml.Linq;
using Xunit;

namespace OrleansTenancy.Architecture.Tests;

public sealed class ProjectTests
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["OrleansTenancy.Domain"] = [],
        ["OrleansTenancy.Contracts"] = ["OrleansTenancy.Domain"],
        ["OrleansTenancy.Grains"] = ["OrleansTenancy.Contracts", "OrleansTenancy.Domain"],
        ["OrleansTenancy.Silo"] = ["OrleansTenancy.Grains"],
        ["OrleansTenancy.Gateway"] = ["OrleansTenancy.Contracts"],
        ["OrleansTenancy.Server"] = ["OrleansTenancy.Gateway", "OrleansTenancy.Silo"],
    };

    [Fact]
    public void Projects_use_only_what_the_arrows_say()
    {
        foreach (var project in SourceTree.Projects.Where(IsProduct))
        {
            var name = Path.GetFileNameWithoutExtension(project);
            var used = Elements(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/')));
            Assert.Equal(Arrows[name], used.Order(StringComparer.Ordinal));
        }

        Assert.Equal(Arrows.Count, SourceTree.Projects.Count(IsProduct));
    }

    [Fact]
    public void The_gateway_does_not_know_the_grains_and_the_domain_knows_nothing()
    {
        var gateway = typeof(OrleansTenancy.Gateway.Hosting.GatewayHosting).Assembly.GetReferencedAssemblies();
        Assert.DoesNotContain(gateway, a => a.Name == "OrleansTenancy.Grains");
        var domain = typeof(OrleansTenancy.Domain.Limits).Assembly.GetReferencedAssemblies();
        Assert.All(domain, a => Assert.StartsWith("System", a.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Versions_are_central_and_every_project_has_its_lock_file()
    {
        foreach (var project in SourceTree.Projects)
        {
            var references = XDocument.Load(project).Descendants("PackageReference");
            Assert.All(references, r => Assert.Null(r.Attribute("Version")));
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")), project);
        }
    }

    [Fact]
    public void No_package_is_a_preview_and_Orleans_is_one_version()
    {
        var versions = XDocument.Load(Path.Combine(SourceTree.Root, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .ToDictionary(p => p.Attribute("Include")!.Value, p => p.Attribute("Version")!.Value);
        Assert.All(versions, v => Assert.DoesNotContain('-', v.Value));
        var orleans = versions.Where(v => v.Key.StartsWith("Microsoft.Orleans", StringComparison.Ordinal)).Select(v => v.Value);
        Assert.Equal("10.4.2", Assert.Single(orleans.Distinct()));
    }

    [Fact]
    public void The_top_level_is_what_is_prescribed()
    {
        string[] allowed = ["src", "tests", "deploy", "loadtests", "OrleansTenancy.sln", "docker-compose.yml", "README.md"];
        string[] build = ["Directory.Build.props", "Directory.Packages.props", "global.json"];
        var ignored = File.ReadAllLines(Path.Combine(SourceTree.Root, ".gitignore")).Select(l => l.Trim('/'));
        var found = Directory.GetFileSystemEntries(SourceTree.Root).Select(e => Path.GetFileName(e)!);

        var foreign = found.Where(f => !f.StartsWith('.') && !build.Contains(f) && !ignored.Contains(f));
        Assert.Equal(allowed.Order(StringComparer.Ordinal), foreign.Order(StringComparer.Ordinal));
    }

    private static bool IsProduct(string project) =>
        Path.GetRelativePath(SourceTree.Root, project).StartsWith("src", StringComparison.Ordinal);

    private static IEnumerable<string> Elements(string project, string name) =>
        XDocument.Load(project).Descendants(name).Select(e => e.Attribute("Include")!.Value);
}
