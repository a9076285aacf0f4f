using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Roles;

/// <summary>
/// The roles that exist in every tenant, computed from a catalogue (E2.3-6, <c>default-roles.tsv</c>).
/// </summary>
public static class BuiltinRoles
{
    private const string PartnerRoleFile = "partner-role.tsv";
    private const string ReadGroup = "read:group";

    /// <summary>Display name of the Partner role until a tenant edits it.</summary>
    internal const string PartnerName = "Partner";

    /// <summary>How many roles exist in every tenant, the Partner role and those of the portal included.</summary>
    internal const int Count = 8;

    private static readonly Lazy<string[]> PartnerNames = new(ReadPartnerNames);

    /// <summary>E2.9: every scope of the catalogue, extensions included.</summary>
    public static RoleId EnterpriseAdmin { get; } = RoleId.Parse("enterprise-admin");

    /// <summary>E2.11: every <c>read:</c> scope and nothing else.</summary>
    public static RoleId EnterpriseViewer { get; } = RoleId.Parse("enterprise-viewer");

    /// <summary>E2.5: every scope of reach group or reference.</summary>
    public static RoleId GroupAdmin { get; } = RoleId.Parse("group-admin");

    /// <summary>E2.12: the <c>read:</c> scopes of Group Admin.</summary>
    public static RoleId GroupViewer { get; } = RoleId.Parse("group-viewer");

    /// <summary>E1.35-38: the role of partner users until a tenant edits it (C26).</summary>
    public static RoleId Partner { get; } = RoleId.Parse("partner");

    /// <summary>Whether an id belongs to a role that cannot be edited or deleted.</summary>
    public static bool IsBuiltin(RoleId id) =>
        id == EnterpriseAdmin || id == EnterpriseViewer || id == GroupAdmin || id == GroupViewer
        || CustomerRoles.IsOne(id);

    /// <summary>Whether no custom role may take this id: the built-in ones and the Partner role.</summary>
    public static bool IsReserved(RoleId id) => IsBuiltin(id) || id == Partner;

    /// <summary>What the Partner role grants before a tenant edits it: 64 scopes.</summary>
    public static ScopeSet PartnerDefaults(ScopeCatalogue catalogue) => catalogue.SetOf(PartnerNames.Value);

    /// <summary>
    /// The four built-in roles, the Partner role as it is before an edit, and those of the portal where there is one.
    /// </summary>
    public static IEnumerable<CompiledRole> All(ScopeCatalogue catalogue)
    {
        yield return Builtin(EnterpriseAdmin, "Enterprise Admin", catalogue.All, catalogue);
        yield return Builtin(EnterpriseViewer, "Enterprise Viewer", catalogue.ReadOnlyScopes, catalogue);
        yield return Builtin(GroupAdmin, "Group Admin", catalogue.GroupScopes, catalogue);
        yield return Builtin(
            GroupViewer, "Group Viewer", catalogue.GroupScopes.Intersect(catalogue.ReadOnlyScopes), catalogue);
        yield return CompiledRole.Of(
            Partner, PartnerName, RoleKind.Partner, 0, 0, PartnerDefaults(catalogue), catalogue);
        foreach (var role in CustomerRoles.All(catalogue))
        {
            yield return role;
        }
    }

    private static CompiledRole Builtin(RoleId id, string name, ScopeSet scopes, ScopeCatalogue catalogue) =>
        CompiledRole.Of(id, name, RoleKind.Builtin, 0, 0, scopes, catalogue);

    private static string[] ReadPartnerNames()
    {
        var names = new List<string> { ReadGroup };
        foreach (var line in CatalogueText.Embedded(PartnerRoleFile).Split('\n').Skip(1))
        {
            var cells = line.TrimEnd('\r').Split('\t');
            if (cells.Length == 1 && cells[0].Length == 0)
            {
                continue;
            }

            if (cells.Length != 4 || cells[2] is not ("read_write" or "read" or "none"))
            {
                throw Invariant.Broken($"{PartnerRoleFile} has a line that is not a row of the matrix");
            }

            if (cells[2] != "none")
            {
                names.AddRange(cells[3].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return [.. names];
    }
}
