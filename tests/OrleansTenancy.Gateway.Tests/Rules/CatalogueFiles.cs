using OrleansTenancy.Scenarios;

namespace OrleansTenancy.Gateway.Tests.Rules;

/// <summary>The documents of the catalogue, read apart from the product.</summary>
internal static class CatalogueFiles
{
    /// <summary>Every scope, once, with its reach.</summary>
    public static IReadOnlyDictionary<string, string> Scopes { get; } =
        Rows("scopes.tsv").DistinctBy(r => r[2]).ToDictionary(r => r[2], r => r[3]);

    /// <summary>What each option stands for.</summary>
    public static IReadOnlyDictionary<string, string[]> Features { get; } = Rows("scopes.tsv")
        .GroupBy(r => $"{r[0]}/{r[1]}").ToDictionary(g => g.Key, g => g.Select(r => r[2]).ToArray());

    /// <summary>The rows of the matrix of the Partner role: access and scopes.</summary>
    public static IReadOnlyList<(string Access, string[] Scopes)> PartnerMatrix { get; } =
        [.. Rows("partner-role.tsv").Select(r => (r[2], r[3].Split(' ', StringSplitOptions.RemoveEmptyEntries)))];

    /// <summary>How many scopes the document says that a default role has.</summary>
    public static IReadOnlyDictionary<string, int> DefaultRoleSizes { get; } =
        Rows("default-roles.tsv").ToDictionary(r => r[0], r => int.Parse(r[2], System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The commands of a kind (<c>device</c> or <c>group</c>).</summary>
    public static IEnumerable<string> Commands(string kind) =>
        Scopes.Keys.Where(s => s.StartsWith($"create:{kind}_command:", StringComparison.Ordinal)).Select(s => s.Split(':')[2]);

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(RepositoryFolder.Root, "src", "OrleansTenancy.Domain", "Catalogue", "Data", file))
            .Skip(1)
            .Select(l => l.Split('\t'));
}
