using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Domain.Tests.Access;

/// <summary>
/// Facts drawn from a seed, near the edges: instants around the one of the question, lives that do and do not match.
/// </summary>
internal sealed class RandomWorld
{
    private static readonly string[] Builtin =
        ["enterprise-admin", "enterprise-viewer", "group-admin", "group-viewer", "partner", "partner"];

    private static readonly string[] Types = ["device", "device", "device", "group", "tenant", "user", "blueprint", "x"];
    private static readonly string[] Verbs = ["REBOOT", "BEEP_DEVICE", "read", "update", "nonsense"];
    private readonly Random _random;
    private readonly string[] _pool;

    public RandomWorld(int seed, IReadOnlyCollection<string> scopes)
    {
        _random = new Random(seed);
        _pool = [.. Enumerable.Range(0, 12).Select(_ => scopes.ElementAt(_random.Next(scopes.Count))),
            "create:device_command:REBOOT", "read:group", "read:blueprint", "create:group_command:REBOOT"];
        Groups = [.. Enumerable.Range(0, 6).Select(Group)];
        Links = [.. Enumerable.Range(0, _random.Next(3)).Select(Link)];
        Tenant = new TenantPolicyFacts(
            TenantId.Parse("acme"), new TenantUid(Id(1)), Chance(95) ? TenantState.Active : TenantState.Deleted, 1)
        {
            PortalActive = Chance(80),
            Links = Links,
            Groups = Groups.ToImmutableDictionary(g => g.Id),
            Roles = Roles().ToImmutableDictionary(r => r.Id),
            MaskedScopes = Chance(40) ? SomeScopes() : [],
        };
        Person = MakePerson();
        Partners = Enumerable.Range(0, 2).Select(Partner).ToDictionary(p => p.Id);
    }

    public static DateTimeOffset Now { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public TenantPolicyFacts Tenant { get; }

    public PersonFacts Person { get; }

    public Dictionary<PartnerId, PartnerSettings> Partners { get; }

    private ImmutableArray<GroupFacts> Groups { get; }

    private ImmutableArray<LinkFacts> Links { get; }

    public AccessRequest Request()
    {
        var type = Types[_random.Next(Types.Length)];
        var id = type switch
        {
            "tenant" => Chance(80) ? "acme" : "acme-2",
            "group" => "g" + _random.Next(8),
            _ => "d1",
        };
        return new AccessRequest(Tenant.Id, Chance(50) ? AnyScope() : Verbs[_random.Next(Verbs.Length)], type, id);
    }

    public Placement Placement() => Chance(15)
        ? Domain.Access.Placement.Missing
        : new Placement(true, Chance(85) ? Reference() : null);

    private GroupFacts Group(int number)
    {
        GroupId? parent = number > 0 && Chance(70) ? GroupId.Parse("g" + _random.Next(number)) : null;
        return new GroupFacts(GroupId.Parse("g" + number), "G", Chance(5) ? GroupId.Parse("gone") : parent, Life());
    }

    private LinkFacts Link(int number) =>
        new(
            new LinkId(Id(10 + number)),
            PartnerAt(number),
            Chance(85) ? LinkState.Linked : (LinkState)_random.Next(1, 5),
            Chance(70) ? LinkOrigin.Requested : LinkOrigin.Created,
            UserId.Parse("someone"),
            Now)
        {
            NotBefore = Near(80),
            ExpiresAt = Near(70),
            AutoAdd = Chance(20),
            AssignmentEpoch = _random.Next(2),
            RetainedThrough = Chance(20) ? 2 : 0,
            RetainedAt = Near(30),
            Scopes = Chance(20) ? SomeScopes() : null,
        };

    private IEnumerable<RoleFacts> Roles()
    {
        for (var i = 0; i < 2; i++)
        {
            yield return new RoleFacts(RoleId.Parse("r" + i), "R", RoleKind.Custom, SomeScopes(), Life(), 1);
        }

        if (Chance(30))
        {
            yield return new RoleFacts(RoleId.Parse("partner"), "Partner", RoleKind.Partner, SomeScopes(), 0, 1);
        }
    }

    private PersonFacts MakePerson()
    {
        var memberships = Enumerable.Range(0, 2).Where(_ => Chance(85)).Select(i => new MembershipFacts(
            new MembershipId(Id(20 + i)), PartnerAt(i), (MemberRole)_random.Next(1, 3), _random.Next(1, 5), Near(75))
        {
            NotBefore = Near(75),
        });
        var standing = new TenantStanding(new TenantUid(Id(Chance(92) ? 1 : 2)))
        {
            Own = Chance(50) ? Grants() : [],
            Links = [.. Links.Select((link, i) => Standing(link, i))],
        };
        return new PersonFacts(UserId.Parse("eve"), 1)
        {
            Memberships = memberships.ToImmutableDictionary(m => m.Partner),
            Tenants = ImmutableDictionary<TenantId, TenantStanding>.Empty.Add(TenantId.Parse("acme"), standing),
        };
    }

    private LinkStanding Standing(LinkFacts link, int number) =>
        new(Chance(90) ? link.Id : new LinkId(Id(99)), new MembershipId(Id(Chance(90) ? 20 + number : 98)))
        {
            Assignment = Chance(60) ? new AssignmentFacts(_random.Next(2), Near(70), Near(70)) : null,
            ExcludedInEpoch = Chance(30) ? _random.Next(2) : null,
            PerUserRoles = Chance(60) ? Grants() : [],
        };

    private ImmutableArray<RoleGrant> Grants() => [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Grant())];

    private RoleGrant Grant()
    {
        var custom = Chance(50);
        var role = custom ? "r" + _random.Next(3) : Builtin[_random.Next(Builtin.Length)];
        ImmutableArray<GroupRef>? groups = Chance(50)
            ? [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Reference())]
            : null;
        return new RoleGrant(RoleId.Parse(role), custom ? Life() : Chance(97) ? 0 : 1, groups, Near(80), Near(80));
    }

    private GroupRef Reference()
    {
        var group = Groups[_random.Next(Groups.Length)];
        return new GroupRef(group.Id, Chance(92) ? group.Incarnation : group.Incarnation + 1);
    }

    private PartnerSettings Partner(int number) =>
        new(PartnerAt(number), 1, Chance(80) ? MemberModel.Tiered : MemberModel.Flat, (AdminAccess)_random.Next(1, 3));

    private ImmutableArray<string> SomeScopes() => [.. _pool.Where(_ => Chance(45)).Distinct()];

    private string AnyScope() => _pool[_random.Next(_pool.Length)];

    // Null, or one tick to either side of the instant of the question, or exactly it.
    private DateTimeOffset? Near(int nullPercent) => Chance(nullPercent) ? null : Now.AddTicks(_random.Next(-1, 2));

    private long Life() => Chance(85) ? 1 : 2;

    private bool Chance(int percent) => _random.Next(100) < percent;

    private static PartnerId PartnerAt(int number) => PartnerId.Parse(Id(100 + number).ToString("D"));

    private static Guid Id(int number) => new(number, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}
