using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Roles;

/// <summary>A role that a tenant stores: a custom one, or the Partner role once it was edited.</summary>
/// <param name="Id">Its name within the tenant.</param>
/// <param name="Name">Display name.</param>
/// <param name="Kind">Custom or Partner.</param>
/// <param name="Scopes">
/// Scope names, sorted; by name and not by number, because numbers may differ between deployments (X.4).
/// </param>
/// <param name="Incarnation">
/// Which life of this id; a grant names it, so a deleted role's grants stay dead (V15).
/// </param>
/// <param name="Version">Counts edits; the source of the document's ETag.</param>
public sealed record RoleFacts(
    RoleId Id, string Name, RoleKind Kind, ImmutableArray<string> Scopes, long Incarnation, long Version);
