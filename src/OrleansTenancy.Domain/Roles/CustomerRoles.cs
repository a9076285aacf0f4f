using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Roles;

/// <summary>
/// The roles of a customer's own users (SC.17-25, <c>customer-roles.tsv</c>). They exist in every tenant of a
/// deployment whose catalogue has the scopes of the portal; their ids are taken everywhere, so that switching the
/// portal on never meets a role of the same name.
/// </summary>
public static class CustomerRoles
{
    private const string File = "customer-roles.tsv";

    private static readonly Lazy<Row[]> Rows = new(Read);

    /// <summary>SC.17: sees the inventory with power and temperature.</summary>
    public static RoleId Viewer { get; } = RoleId.Parse("customer-viewer");

    /// <summary>SC.18-21: also moves, adds and deletes equipment.</summary>
    public static RoleId Editor { get; } = RoleId.Parse("customer-editor");

    /// <summary>SC.22-25: also the customer's user accounts, licences and authentication servers.</summary>
    public static RoleId Administrator { get; } = RoleId.Parse("customer-administrator");

    /// <summary>Whether an id is one of the three.</summary>
    public static bool IsOne(RoleId id) => id == Viewer || id == Editor || id == Administrator;

    /// <summary>The three roles, or none: half of the portal's scopes make no portal.</summary>
    internal static IEnumerable<CompiledRole> All(ScopeCatalogue catalogue) =>
        Rows.Value.All(row => row.Scopes.All(s => catalogue.TryFind(s, out _)))
            ? Rows.Value.Select(row => Compile(row, catalogue))
            : [];

    private static CompiledRole Compile(Row row, ScopeCatalogue catalogue) => CompiledRole.Of(
        row.Role, row.Name, RoleKind.Builtin, 0, 0, catalogue.SetOf(row.Scopes).Union(catalogue.AlwaysOn), catalogue);

    private static Row[] Read() =>
    [
        .. CatalogueText.Embedded(File).Split('\n').Skip(1)
            .Select(line => line.TrimEnd('\r').Split('\t'))
            .Where(cells => cells is not [""])
            .Select(cells => cells is [var role, var name, var scopes]
                ? new Row(RoleId.Parse(role), name, scopes.Split(' '))
                : throw Invariant.Broken($"{File} has a line that is not a role")),
    ];

    private sealed record Row(RoleId Role, string Name, string[] Scopes);
}
