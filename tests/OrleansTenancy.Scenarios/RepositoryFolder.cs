namespace OrleansTenancy.Scenarios;

/// <summary>The repository that the tests run from.</summary>
public static class RepositoryFolder
{
    private const string Solution = "OrleansTenancy.sln";

    /// <summary>Its top folder.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, Solution)))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("not inside the repository");
        }

        return directory.FullName;
    }
}
