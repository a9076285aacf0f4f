using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Roles;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Catalogue;

/// <summary>The Partner role and the default roles against the rows of the documents, read apart from the product.</summary>
public sealed class BuiltinRoleRowTests
{
    private static readonly ScopeCatalogue Scopes = ScopeCatalogue.BuiltIn;

    [Fact]
    public void E1_35_each_of_the_75_rows_of_the_partner_matrix_is_granted_or_denied_as_it_says()
    {
        var rows = Rows("partner-role.tsv");
        Assert.Equal(75, rows.Count);
        var granted = rows.Where(r => r[2] != "none").SelectMany(Names).Append("read:group").ToHashSet();

        Assert.Equal(64, granted.Count);
        Assert.Equal(granted.Order(StringComparer.Ordinal), Scopes.NamesOf(BuiltinRoles.PartnerDefaults(Scopes)));
    }

    [Fact]
    public void E2_5_E2_9_E2_11_E2_12_the_default_roles_hold_what_the_reach_and_verb_columns_say()
    {
        var rows = Rows("scopes.tsv");
        var names = rows.Select(r => r[2]).Distinct().ToList();
        var inGroups = rows.Where(r => r[3] is "group" or "reference").Select(r => r[2]).Distinct().ToList();

        AssertHolds(BuiltinRoles.EnterpriseAdmin, names);
        AssertHolds(BuiltinRoles.EnterpriseViewer, names.Where(IsRead));
        AssertHolds(BuiltinRoles.GroupAdmin, inGroups);
        AssertHolds(BuiltinRoles.GroupViewer, inGroups.Where(IsRead));
    }

    private static void AssertHolds(Domain.Identity.RoleId id, IEnumerable<string> names) =>
        Assert.Equal(
            names.Order(StringComparer.Ordinal),
            Scopes.NamesOf(BuiltinRoles.All(Scopes).Single(r => r.Id == id).Scopes));

    private static bool IsRead(string name) => name.StartsWith("read:", StringComparison.Ordinal);

    private static string[] Names(string[] row) => row[3].Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static List<string[]> Rows(string file)
    {
        var assembly = typeof(ScopeCatalogue).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith(file, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return [.. reader.ReadToEnd().Split('\n').Skip(1)
            .Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0).Select(l => l.Split('\t'))];
    }
}
