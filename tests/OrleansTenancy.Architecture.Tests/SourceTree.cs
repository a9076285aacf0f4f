namespace OrleansTenancy.Architecture.Tests;

/// <summary>The repository as files.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file that somebody wrote, by its path in the repository.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } =
    [
        .. new[] { "src", "tests", "loadtests" }
            .SelectMany(d => Directory.GetFiles(Path.Combine(Root, d), "*.cs", SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(Root, f))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal)
            .Select(f => new SourceFile(f, File.ReadAllText(Path.Combine(Root, f)))),
    ];

    /// <summary>The files of the product.</summary>
    public static IEnumerable<SourceFile> Product => Files.Where(f => f.Path.StartsWith("src", StringComparison.Ordinal));

    /// <summary>The files of the product, and of what measures it.</summary>
    public static IEnumerable<SourceFile> ProductAndLoad =>
        Files.Where(f => !f.Path.StartsWith("tests", StringComparison.Ordinal));

    /// <summary>Every project file, by its path in the repository.</summary>
    public static IReadOnlyList<string> Projects { get; } =
    [
        .. Directory.GetFiles(Root, "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
    ];

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "OrleansTenancy.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("not inside the repository");
        }

        return directory.FullName;
    }
}

/// <summary>One file.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string[] Lines { get; } = Text.Split('\n');
}
