using System.Collections.Frozen;
using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Domain.Roles;

/// <summary>All roles of one tenant: built-in, Partner, custom.</summary>
public sealed class RoleBook
{
    private readonly FrozenDictionary<RoleId, CompiledRole> _roles;

    private RoleBook(IEnumerable<CompiledRole> roles) => _roles = roles.ToFrozenDictionary(r => r.Id);

    /// <summary>All roles, ordered by id.</summary>
    public ImmutableArray<CompiledRole> All =>
        [.. _roles.Values.OrderBy(r => r.Id.Value, StringComparer.Ordinal)];

    /// <summary>
    /// Compiles the roles of a tenant. A stored scope that the catalogue does not have grants nothing; what is always
    /// on (E2.18) is on, whatever was stored.
    /// </summary>
    public static RoleBook Compile(TenantPolicyFacts facts, ScopeCatalogue catalogue)
    {
        var roles = BuiltinRoles.All(catalogue).ToDictionary(r => r.Id);
        foreach (var stored in facts.Roles.Values)
        {
            // A stored role never replaces a built-in one, even if a store was tampered with.
            if (!BuiltinRoles.IsBuiltin(stored.Id))
            {
                roles[stored.Id] = CompiledRole.Of(
                    stored.Id,
                    stored.Name,
                    stored.Id == BuiltinRoles.Partner ? RoleKind.Partner : RoleKind.Custom,
                    stored.Incarnation,
                    stored.Version,
                    catalogue.SetOf(stored.Scopes).Union(catalogue.AlwaysOn),
                    catalogue);
            }
        }

        return new RoleBook(roles.Values);
    }

    /// <summary>The role in the life that now has the id, or null.</summary>
    public CompiledRole? Find(RoleId id) => _roles.GetValueOrDefault(id);

    /// <summary>
    /// The role of a grant, or null: a role made again under an old id does not revive its grants (V15).
    /// </summary>
    public CompiledRole? Find(RoleId id, long incarnation) =>
        _roles.TryGetValue(id, out var role) && role.Incarnation == incarnation ? role : null;
}
