using OrleansTenancy.Domain.Roles;

namespace OrleansTenancy.LoadTests.Worlds;

/// <summary>
/// Makes questions of a world, the same for the same seed, each with the answer that the rules give to it.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="facts">Knows what is right.</param>
/// <param name="seed">Another one, other questions.</param>
internal sealed class QuestionMaker(LoadWorld world, InProcessFacts facts, int seed)
{
    private const int TriesMax = 200;
    private readonly DateTimeOffset _at = TimeProvider.System.GetUtcNow();

    /// <summary>Anybody, anything, anywhere; a few about devices and people that the tenant does not have.</summary>
    public Question[] Uniform(int count) =>
        Make(count, i => One(i, 0, Roll(i, 0, 1, world.Spec.Tenants)));

    /// <summary>A set by its name, as workloads and orders to a server process have it.</summary>
    public Question[] Set(string name, int count, int devices) => name switch
    {
        QuestionSets.Uniform => Uniform(count),
        QuestionSets.HotTenant => HotTenant(count),
        QuestionSets.HotUser => HotUser(count),
        QuestionSets.DenyHeavy => DenyHeavy(count),
        QuestionSets.Allowed => Only(count, allowed: true),
        QuestionSets.Denied => Only(count, allowed: false),
        QuestionSets.Bulk => Bulk(count, devices),
        QuestionSets.EachPersonOnce => EachPersonOnce(count),
        QuestionSets.Partner => Partner(count),
        _ => throw new InvalidDataException($"there is no set of questions `{name}`"),
    };

    /// <summary>Nine of ten questions are about one tenant.</summary>
    public Question[] HotTenant(int count) =>
        Make(count, i => One(i, 0, Roll(i, 0, 2, 10) > 0 ? 0 : Roll(i, 0, 1, world.Spec.Tenants)));

    /// <summary>Every question is about one person.</summary>
    public Question[] HotUser(int count) => Make(count, i => One(i, 0, 0, 0));

    /// <summary>Nineteen of twenty are denied.</summary>
    public Question[] DenyHeavy(int count) => Make(count, i => Wanted(i, i % 20 == 0));

    /// <summary>All are allowed, or all denied.</summary>
    public Question[] Only(int count, bool allowed) => Make(count, i => Wanted(i, allowed));

    /// <summary>One command on many devices of a tenant that has them.</summary>
    public Question[] Bulk(int count, int devices) => Make(count, i => Many(i, devices));

    /// <summary>As many people as possible, each once.</summary>
    public Question[] EachPersonOnce(int count) => Make(
        Math.Min(count, world.Spec.Tenants * world.Spec.UsersPerTenant),
        i => One(i, 0, i % world.Spec.Tenants, i / world.Spec.Tenants % world.Spec.UsersPerTenant));

    /// <summary>Members of the partner in all tenants. They hold the Partner role, for the whole tenant.</summary>
    public Question[] Partner(int count)
    {
        var role = BuiltinRoles.PartnerDefaults(world.Catalogue);
        return Make(count, i =>
        {
            var tenant = Roll(i, 0, 1, world.Spec.Tenants);
            var device = Roll(i, 0, 5, world.Spec.DevicesOf(tenant));
            var action = world.Commands[Roll(i, 0, 6, world.Commands.Length)];
            var member = LoadWorld.Member(Roll(i, 0, 4, world.Spec.PartnerMembers));
            var allowed = world.Catalogue.TryResolve(action, "device", out var scope) && role.Contains(scope.Ordinal);
            return new Question(tenant, member, tenant, -1, action, [LoadWorld.Device(device)], [allowed]);
        });
    }

    private static Question[] Make(int count, Func<int, Question> one) => [.. Enumerable.Range(0, count).Select(one)];

    private Question Wanted(int index, bool allowed)
    {
        Question question;
        var attempt = 0;
        do
        {
            question = One(index, attempt, Roll(index, attempt, 1, world.Spec.Tenants));
        }
        while (question.Expected[0] != allowed && ++attempt < TriesMax);
        return question;
    }

    private Question One(int index, int attempt, int tenant, int? person = null)
    {
        var odd = Roll(index, attempt, 3, 100);
        var home = odd == 0 && world.Spec.Tenants > 1 && person is null ? (tenant + 1) % world.Spec.Tenants : tenant;
        var user = person ?? Roll(index, attempt, 4, world.Spec.UsersPerTenant);
        var devices = world.Spec.DevicesOf(tenant);
        var device = odd is 1 or 2 ? devices + index : Roll(index, attempt, 5, devices);
        var action = world.Commands[Roll(index, attempt, 6, world.Commands.Length)];
        return Answered(tenant, home, user, action, [LoadWorld.Device(device)]);
    }

    private Question Many(int index, int devices)
    {
        var tenant = Roll(index, 0, 7, Math.Min(world.Spec.FleetTenants, world.Spec.Tenants));
        var known = world.Spec.DevicesOf(tenant);
        var first = Roll(index, 0, 8, known);
        return Answered(
            tenant,
            tenant,
            Roll(index, 0, 9, world.Spec.UsersPerTenant),
            world.Commands[Roll(index, 0, 10, world.Commands.Length)],
            [.. Enumerable.Range(0, devices).Select(i => LoadWorld.Device((first + i) % known))]);
    }

    private Question Answered(int tenant, int home, int user, string action, string[] devices)
    {
        facts.Fill(tenant);
        facts.Fill(home);
        var (id, person) = (LoadWorld.Tenant(tenant), LoadWorld.User(home, user));
        return new Question(
            tenant,
            person,
            home,
            user,
            action,
            devices,
            [.. devices.Select(d => facts.Decide(id, person, action, d, _at).IsAllowed)]);
    }

    private int Roll(int index, int attempt, int what, int sides) =>
        Dice.Roll(unchecked((seed * 31) + what), index, attempt, what, sides);
}
