namespace OrleansTenancy.LoadTests.Processes;

/// <summary>Programs of this machine.</summary>
internal static class Programs
{
    /// <summary>Finds a program on the path, or where package managers put it; null: it is not there.</summary>
    public static string? Find(string name, params string[] places) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(directory => Path.Combine(directory, name))
            .Concat(places)
            .FirstOrDefault(File.Exists);
}
