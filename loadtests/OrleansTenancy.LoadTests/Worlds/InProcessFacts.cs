using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.LoadTests.Worlds;

/// <summary>
/// A world as facts of the Domain in this process: what is right, and the bound on how fast a check can be. Filled as
/// it is asked, or all at once.
/// </summary>
/// <param name="world">The world.</param>
internal sealed class InProcessFacts(LoadWorld world)
{
    private const long Life = 1;

    private readonly Dictionary<TenantId, TenantPolicy> _policies = [];
    private readonly Dictionary<UserId, PersonFacts> _people = [];
    private readonly Dictionary<(TenantId Tenant, string Device), Placement> _places = [];
    private readonly HashSet<int> _filled = [];

    /// <summary>Makes everything of every tenant.</summary>
    public void FillAll()
    {
        for (var tenant = 0; tenant < world.Spec.Tenants; tenant++)
        {
            Fill(tenant);
        }
    }

    /// <summary>Makes everything of one tenant.</summary>
    public void Fill(int tenant)
    {
        if (!_filled.Add(tenant))
        {
            return;
        }

        var id = LoadWorld.Tenant(tenant);
        _policies[id] = TenantPolicy.Compile(PolicyOf(id), world.Catalogue);
        for (var user = 0; user < world.Spec.UsersPerTenant; user++)
        {
            var person = LoadWorld.User(tenant, user);
            var standing = new TenantStanding(UidOf(id)) { Own = GrantsOf(tenant, user) };
            _people[person] = new PersonFacts(person, 1)
            {
                Tenants = ImmutableDictionary<TenantId, TenantStanding>.Empty.Add(id, standing),
            };
        }

        for (var device = 0; device < world.Spec.DevicesOf(tenant); device++)
        {
            GroupRef? group = world.GroupOf(tenant, device) is { } g ? new GroupRef(LoadWorld.Group(g), Life) : null;
            _places[(id, LoadWorld.Device(device))] = new Placement(true, group);
        }
    }

    /// <summary>One check, from the ids on: find the facts, find the path, decide.</summary>
    public AccessDecision Decide(TenantId tenant, UserId user, string action, string device, DateTimeOffset at)
    {
        var path = PathOf(tenant, user, at, out var policy);
        world.Catalogue.TryResolve(action, "device", out var scope);
        return Look(path, policy, scope, tenant, device);
    }

    /// <summary>The path of a person into a tenant.</summary>
    public AccessPath PathOf(TenantId tenant, UserId user, DateTimeOffset at, out TenantPolicy? policy)
    {
        policy = _policies.GetValueOrDefault(tenant);
        var person = _people.GetValueOrDefault(user) ?? new PersonFacts(user, 0);
        return AccessPaths.Resolve(person, policy, static _ => null, at);
    }

    /// <summary>The rest of a check, on a path that is there: find the device, decide.</summary>
    public AccessDecision Look(
        AccessPath path, TenantPolicy? policy, ScopeEntry? scope, TenantId tenant, string device) =>
        AccessEvaluator.Decide(
            path, policy, scope, "device", device, _places.GetValueOrDefault((tenant, device)));

    private static TenantUid UidOf(TenantId tenant) =>
        new(new Guid(System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(tenant.Value)).AsSpan(0, 16)));

    private TenantPolicyFacts PolicyOf(TenantId tenant) => new(tenant, UidOf(tenant), TenantState.Active, 1)
    {
        Roles = new[] { LoadWorld.FieldOperator, LoadWorld.NightShift }.ToImmutableDictionary(
            r => r, r => new RoleFacts(r, r.Value, RoleKind.Custom, world.ScopesOf(r), Life, 1)),
        Groups = Enumerable.Range(0, world.Spec.GroupsPerTenant).ToImmutableDictionary(
            LoadWorld.Group,
            g => new GroupFacts(
                LoadWorld.Group(g),
                LoadWorld.Group(g).Value,
                world.ParentOf(g) is { } parent ? LoadWorld.Group(parent) : null,
                Life)),
    };

    private ImmutableArray<RoleGrant> GrantsOf(int tenant, int user) =>
    [
        .. world.GrantsOf(tenant, user).Select(g => new RoleGrant(
            g.Role,
            BuiltinRoles.IsBuiltin(g.Role) ? 0 : Life,
            g.Groups is null ? null : [.. g.Groups.Select(n => new GroupRef(LoadWorld.Group(n), Life))],
            null,
            null)),
    ];
}
