namespace OrleansTenancy.Gateway.Tests.Security;

/// <summary>
/// `route-policies.tsv`: each route, and who passes with a good request. `user` is somebody whose roles or membership
/// allow it, `stranger` somebody with a good token and nothing else.
/// </summary>
internal static class RoutePolicies
{
    public static IReadOnlyDictionary<string, string[]> All { get; } =
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Security", "route-policies.tsv"))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select(l => l.Split('\t'))
            .ToDictionary(l => l[0], l => l[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
