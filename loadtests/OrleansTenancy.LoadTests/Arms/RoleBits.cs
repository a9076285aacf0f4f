using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Arms;

/// <summary>What a role of a world gives, as the other engines are told it.</summary>
/// <param name="Role">The role.</param>
/// <param name="Everywhere">Held for the whole tenant.</param>
/// <param name="InGroups">Held for groups (E2.14).</param>
internal sealed record RoleBits(RoleId Role, ScopeSet Everywhere, ScopeSet InGroups)
{
    /// <summary>Every role that somebody holds.</summary>
    public static IReadOnlyList<RoleBits> All(LoadWorld world)
    {
        var catalogue = world.Catalogue;
        return
        [
            Of(BuiltinRoles.EnterpriseAdmin, catalogue.All),
            Of(BuiltinRoles.EnterpriseViewer, catalogue.ReadOnlyScopes),
            Of(BuiltinRoles.GroupAdmin, catalogue.GroupScopes),
            Of(BuiltinRoles.GroupViewer, catalogue.GroupScopes.Intersect(catalogue.ReadOnlyScopes)),
            Of(LoadWorld.FieldOperator, catalogue.SetOf(world.ScopesOf(LoadWorld.FieldOperator))),
            Of(LoadWorld.NightShift, catalogue.SetOf(world.ScopesOf(LoadWorld.NightShift))),
        ];

        RoleBits Of(RoleId role, ScopeSet scopes) => new(role, scopes, scopes.Intersect(catalogue.GroupScopes));
    }
}
