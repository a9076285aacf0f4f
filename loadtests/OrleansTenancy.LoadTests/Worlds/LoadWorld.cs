using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.LoadTests.Worlds;

/// <summary>
/// The data that everything is measured on, as a function of its spec: who there is, what they hold, where the devices
/// lie. Nothing is stored here; the product, PostgreSQL, Redis and the in-process facts are all filled from it.
/// </summary>
/// <param name="spec">How big it is.</param>
internal sealed class LoadWorld(WorldSpec spec)
{
    private const int GrantDice = 1_000;
    private const int GroupDice = 2_000;

    /// <summary>A custom role with some commands, held for a whole tenant.</summary>
    public static RoleId FieldOperator { get; } = RoleId.Parse("field-operator");

    /// <summary>A custom role with fewer commands, held for groups.</summary>
    public static RoleId NightShift { get; } = RoleId.Parse("night-shift");

    /// <summary>Platform staff.</summary>
    public static UserId Operator { get; } = UserId.Parse("load.operator");

    /// <summary>The one partner, where there is one.</summary>
    public static PartnerId Partner { get; } = PartnerId.Parse("7d1c9a3e-52f0-4b0e-9d4c-3f6a1be20c11");

    /// <summary>Who administers the partner.</summary>
    public static UserId PartnerAdmin { get; } = UserId.Parse("load.partner.admin");

    public WorldSpec Spec => spec;

    /// <summary>The commands that a device can be given, as callers name them.</summary>
    public ImmutableArray<string> Commands { get; } =
    [
        .. ScopeCatalogue.BuiltIn.Scopes
            .Where(s => s.Name.StartsWith("create:device_command:", StringComparison.Ordinal))
            .Select(s => s.Name["create:device_command:".Length..]),
    ];

    /// <summary>The scopes of the deployment: the built-in ones and <see cref="WorldSpec.ExtraScopes"/> more.</summary>
    public ScopeCatalogue Catalogue { get; } = spec.ExtraScopes == 0
        ? ScopeCatalogue.BuiltIn
        : ScopeCatalogue.BuiltIn.Extend(Extension(spec.ExtraScopes), "load").Value!;

    public static TenantId Tenant(int tenant) => TenantId.Parse("t" + Number(tenant));

    public static UserId User(int tenant, int user) => UserId.Parse($"u{Number(user)}@t{Number(tenant)}");

    /// <summary>Enterprise Admin of a tenant: who makes its changes.</summary>
    public static UserId Admin(int tenant) => UserId.Parse($"admin@t{Number(tenant)}");

    public static UserId Member(int member) => UserId.Parse($"member{Number(member)}");

    public static string Device(int device) => "device-" + Number(device);

    public static GroupId Group(int group) => GroupId.Parse("group-" + Number(group));

    /// <summary>The scopes of a custom role: a part of the commands, so that half the questions are denied.</summary>
    public ImmutableArray<string> ScopesOf(RoleId role) =>
    [
        .. Commands
            .Where((_, i) => role == FieldOperator ? i % 3 == 0 : i % 5 == 0)
            .Select(c => "create:device_command:" + c),
        "read:group",
    ];

    /// <summary>The group above; null: a top group.</summary>
    public int? ParentOf(int group)
    {
        if (spec.GroupDepth > 0)
        {
            return group % spec.GroupDepth == 0 ? null : group - 1;
        }

        return group < 2 ? null : (group / 2) - 1;
    }

    /// <summary>The group itself and all above it.</summary>
    public IEnumerable<int> PathOf(int group)
    {
        for (int? at = group; at is { } here; at = ParentOf(here))
        {
            yield return here;
        }
    }

    /// <summary>The group of a device; null: directly under the tenant.</summary>
    public int? GroupOf(int tenant, int device)
    {
        if (spec.GroupsPerTenant == 0 || Dice.Roll(spec.Seed, tenant, device, GroupDice, 10) == 0)
        {
            return null;
        }

        return Dice.Roll(spec.Seed, tenant, device, GroupDice + 1, spec.GroupsPerTenant);
    }

    /// <summary>What a person holds in their tenant.</summary>
    public IReadOnlyList<PlannedGrant> GrantsOf(int tenant, int user)
    {
        var count = spec.GrantsPerUser > 0 ? spec.GrantsPerUser : 1 + Dice.Roll(spec.Seed, tenant, user, GrantDice, 2);
        return [.. Enumerable.Range(0, count).Select(i => Grant(tenant, user, i))];
    }

    private PlannedGrant Grant(int tenant, int user, int index)
    {
        var dice = GrantDice + 10 + (index * 10);
        var throws = Dice.Roll(spec.Seed, tenant, user, dice, 100);
        return throws switch
        {
            < 5 => new PlannedGrant(BuiltinRoles.EnterpriseAdmin, null),
            < 20 => new PlannedGrant(BuiltinRoles.EnterpriseViewer, null),
            < 45 => new PlannedGrant(BuiltinRoles.GroupAdmin, Groups(tenant, user, dice)),
            < 60 => new PlannedGrant(BuiltinRoles.GroupViewer, Groups(tenant, user, dice)),
            < 80 => new PlannedGrant(FieldOperator, null),
            _ => new PlannedGrant(NightShift, Groups(tenant, user, dice)),
        };
    }

    private int[] Groups(int tenant, int user, int dice)
    {
        var count = 1 + Dice.Roll(spec.Seed, tenant, user, dice + 1, 3);
        return
        [
            .. Enumerable.Range(0, count)
                .Select(i => Dice.Roll(spec.Seed, tenant, user, dice + 2 + i, Math.Max(1, spec.GroupsPerTenant)))
                .Distinct(),
        ];
    }

    private static string Extension(int scopes)
    {
        var text = new StringBuilder("section\tfeature\tscope\treach\tnote\n");
        for (var i = 0; i < scopes; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Load\tFeature {i}\tread:load_{i}\tgroup\t\n");
        }

        return text.ToString();
    }

    private static string Number(int number) => number.ToString("D5", CultureInfo.InvariantCulture);
}
