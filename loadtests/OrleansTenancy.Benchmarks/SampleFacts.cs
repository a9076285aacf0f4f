using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Benchmarks;

/// <summary>One tenant of a usual size, and one person with a role for two of its groups.</summary>
internal static class SampleFacts
{
    private const int Groups = 64;

    public static DateTimeOffset At { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TenantId Tenant { get; } = TenantId.Parse("acme");

    public static UserId User { get; } = UserId.Parse("ada@acme");

    public static TenantUid Uid { get; } = new(new Guid("0b4d9f61-0c1f-4b52-8f0e-1f2f33c4a001"));

    public static TenantPolicy Policy { get; } = TenantPolicy.Compile(
        new TenantPolicyFacts(Tenant, Uid, TenantState.Active, 1)
        {
            Groups = Enumerable.Range(0, Groups).ToImmutableDictionary(
                Group, g => new GroupFacts(Group(g), "Group", g < 2 ? null : Group((g / 2) - 1), 1)),
        },
        ScopeCatalogue.BuiltIn);

    public static PersonFacts Person { get; } = new(User, 1)
    {
        Tenants = ImmutableDictionary<TenantId, TenantStanding>.Empty.Add(
            Tenant,
            new TenantStanding(Uid)
            {
                Own = [new RoleGrant(BuiltinRoles.GroupAdmin, 0, [RefOf(2), RefOf(5)], null, null)],
            }),
    };

    /// <summary>A place that the person's groups reach.</summary>
    public static Placement Inside { get; } = new(true, RefOf(13));

    /// <summary>A place that they do not.</summary>
    public static Placement Outside { get; } = new(true, RefOf(8));

    public static AccessPath Path => AccessPaths.Resolve(Person, Policy, static _ => null, At);

    private static GroupId Group(int number) => GroupId.Parse($"group-{number}");

    private static GroupRef RefOf(int number) => new(Group(number), 1);
}
