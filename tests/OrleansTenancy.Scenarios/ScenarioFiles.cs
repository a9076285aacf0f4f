namespace OrleansTenancy.Scenarios;

/// <summary>The scenarios of the repository.</summary>
public static class ScenarioFiles
{
    /// <summary>The names of all files, for theories.</summary>
    public static IEnumerable<object[]> Names =>
        Directory.GetFiles(Folder, "*.yaml")
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Order(StringComparer.Ordinal)
            .Select(n => new object[] { n });

    /// <summary>What the deployment of all scenarios adds to the catalogue (X.4).</summary>
    public static string CatalogueExtension => File.ReadAllText(Path.Combine(Folder, "catalogue.tsv"));

    /// <summary>The page that explains them.</summary>
    public static string Documentation => Path.Combine(Folder, "..", "README.md");

    private static string Folder { get; } = Path.Combine(RepositoryFolder.Root, "tests", "scenarios");

    /// <summary>Reads one.</summary>
    public static Scenario Load(string name) =>
        ScenarioParser.Parse(name, File.ReadAllText(Path.Combine(Folder, name + ".yaml")));
}
