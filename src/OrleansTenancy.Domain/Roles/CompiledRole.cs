using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Roles;

/// <summary>A role with its scopes as bits.</summary>
/// <param name="Id">Its name within the tenant.</param>
/// <param name="Name">Display name.</param>
/// <param name="Kind">Built-in, Partner or custom.</param>
/// <param name="Incarnation">Which life of the id; 0 for built-in roles and the Partner role.</param>
/// <param name="Version">Counts edits; 0 when it was never stored.</param>
/// <param name="Scopes">What it grants when held for the whole tenant.</param>
/// <param name="ScopesInGroups">What is left when it is held for groups (E2.14).</param>
public sealed record CompiledRole(
    RoleId Id,
    string Name,
    RoleKind Kind,
    long Incarnation,
    long Version,
    ScopeSet Scopes,
    ScopeSet ScopesInGroups)
{
    /// <summary>Works out what is left of a role in groups.</summary>
    internal static CompiledRole Of(
        RoleId id,
        string name,
        RoleKind kind,
        long incarnation,
        long version,
        ScopeSet scopes,
        ScopeCatalogue catalogue) =>
        new(id, name, kind, incarnation, version, scopes, scopes.Intersect(catalogue.GroupScopes));
}
