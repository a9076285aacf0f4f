using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Links;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Access;

/// <summary>Whatever carries a period, it counts from its first tick on and no longer at its last; both evaluators say so.</summary>
public sealed class PeriodTests
{
    private static readonly DateTimeOffset From = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2026, 4, 1, 12, 30, 0, 123, TimeSpan.Zero);
    private const string Begin = "from";
    private const string End = "until";
    private static readonly TenantId Acme = TenantId.Parse("acme");
    private static readonly TenantUid Uid = new(Guid.Parse("00000000-0000-4000-8000-000000000001"));
    private static readonly PartnerId Partner = PartnerId.Parse("11111111-1111-4111-8111-111111111111");
    private static readonly LinkId Link = new(Guid.Parse("33333333-3333-4333-8333-333333333333"));
    private static readonly MembershipId Membership = new(Guid.Parse("44444444-4444-4444-8444-444444444444"));
    private static readonly NaiveEvaluator Naive = new();

    [Theory]
    [InlineData("grant")]
    [InlineData("group-grant")]
    [InlineData("per-user-role")]
    [InlineData("assignment")]
    [InlineData("link")]
    [InlineData("membership")]
    public void X_5_an_end_is_exact_to_the_tick(string carrier)
    {
        Assert.Equal(DecisionCode.Allowed, Decide(carrier, null, Until, Until.AddTicks(-1)));
        Assert.NotEqual(DecisionCode.Allowed, Decide(carrier, null, Until, Until));
        Assert.NotEqual(DecisionCode.Allowed, Decide(carrier, null, Until, Until.AddTicks(1)));
        Assert.Equal(DecisionCode.Allowed, Decide(carrier, null, null, Until));
    }

    [Theory]
    [InlineData("grant")]
    [InlineData("group-grant")]
    [InlineData("per-user-role")]
    [InlineData("assignment")]
    [InlineData("link")]
    [InlineData("membership")]
    public void X_5_a_beginning_is_exact_to_the_tick(string carrier)
    {
        Assert.NotEqual(DecisionCode.Allowed, Decide(carrier, From, Until, From.AddTicks(-1)));
        Assert.Equal(DecisionCode.Allowed, Decide(carrier, From, Until, From));
        Assert.Equal(DecisionCode.Allowed, Decide(carrier, From, Until, Until.AddTicks(-1)));
        Assert.NotEqual(DecisionCode.Allowed, Decide(carrier, From, Until, Until));
        Assert.Equal(DecisionCode.Allowed, Decide(carrier, From, From.AddTicks(1), From));
    }

    [Fact]
    public void X_5_C7_a_per_user_role_that_ran_out_does_not_give_the_default_role_back() =>
        Assert.Equal(DecisionCode.ScopeNotGranted, Decide("per-user-role", null, Until, Until));

    [Theory]
    [InlineData(-1, AccessHint.LinkPending)]
    [InlineData(0, AccessHint.None)]
    public void X_7_a_link_that_has_not_begun_says_that_it_is_still_to_come(long ticks, AccessHint hint) =>
        Assert.Equal(hint, Path("link", From, Until, From.AddTicks(ticks)).Hint);

    [Theory]
    [InlineData(-1, AccessHint.None)]
    [InlineData(0, AccessHint.LinkExpired)]
    public void X_7_a_link_that_ran_out_says_so(long ticks, AccessHint hint) =>
        Assert.Equal(hint, Path("link", From, Until, Until.AddTicks(ticks)).Hint);

    [Theory]
    [InlineData(Begin, -1, AccessHint.MembershipPending)]
    [InlineData(Begin, 0, AccessHint.None)]
    [InlineData(End, -1, AccessHint.None)]
    [InlineData(End, 0, AccessHint.MembershipEnded)]
    public void X_7_a_membership_that_has_not_begun_or_ran_out_says_so(string instant, long ticks, AccessHint hint) =>
        Assert.Equal(
            hint, Path("membership", From, Until, (instant == Begin ? From : Until).AddTicks(ticks)).Hint);

    private static DecisionCode Decide(
        string carrier, DateTimeOffset? from, DateTimeOffset? until, DateTimeOffset at)
    {
        var (policy, person) = World(carrier, from, until);
        var request = new AccessRequest(Acme, "REBOOT", "device", "d");
        var placement = new Placement(true, new GroupRef(GroupId.Parse("g"), 1));
        var partners = new Dictionary<PartnerId, PartnerSettings> { [Partner] = Settings() };
        var made = AccessEvaluator.Evaluate(
            person,
            TenantPolicy.Compile(policy, ScopeCatalogue.BuiltIn),
            p => partners.GetValueOrDefault(p),
            ScopeCatalogue.BuiltIn,
            request,
            placement,
            at);
        Assert.Equal(Naive.Decide(person, policy, partners, request, placement, at).Code, made.Code);
        return made.Code;
    }

    private static AccessPath Path(string carrier, DateTimeOffset? from, DateTimeOffset? until, DateTimeOffset at)
    {
        var (policy, person) = World(carrier, from, until);
        return AccessPaths.Resolve(person, TenantPolicy.Compile(policy, ScopeCatalogue.BuiltIn), _ => Settings(), at);
    }

    // Exactly one of the facts carries the period; all others have none.
    private static (TenantPolicyFacts Policy, PersonFacts Person) World(
        string carrier, DateTimeOffset? from, DateTimeOffset? until)
    {
        (DateTimeOffset? From, DateTimeOffset? Until) Period(string of) => carrier == of ? (from, until) : (null, null);
        ImmutableArray<RoleGrant> Role(string of, bool inGroup) =>
            carrier == of
                ? [new RoleGrant(
                    RoleId.Parse(inGroup ? "group-admin" : "enterprise-admin"),
                    0,
                    inGroup ? [new GroupRef(GroupId.Parse("g"), 1)] : null,
                    Period(of).From,
                    Period(of).Until)]
                : [];

        var link = new LinkFacts(Link, Partner, LinkState.Linked, LinkOrigin.Created, UserId.Parse("chief"), From.AddYears(-1))
        {
            NotBefore = Period("link").From,
            ExpiresAt = Period("link").Until,
        };
        var group = new Domain.Groups.GroupFacts(GroupId.Parse("g"), "G", null, 1);
        var policy = new TenantPolicyFacts(Acme, Uid, TenantState.Active, 1)
        {
            Links = [link],
            Groups = ImmutableDictionary<GroupId, Domain.Groups.GroupFacts>.Empty.Add(group.Id, group),
        };
        var standing = new TenantStanding(Uid)
        {
            Own = Role("grant", false).AddRange(Role("group-grant", true)),
            Links =
            [
                new LinkStanding(Link, Membership)
                {
                    Assignment = carrier is "grant" or "group-grant"
                        ? null
                        : new AssignmentFacts(0, Period("assignment").From, Period("assignment").Until),
                    PerUserRoles = Role("per-user-role", false),
                },
            ],
        };
        var membership = new MembershipFacts(Membership, Partner, MemberRole.Technician, 1, Period("membership").Until)
        {
            NotBefore = Period("membership").From,
        };
        return (policy, new PersonFacts(UserId.Parse("eve"), 1)
        {
            Memberships = ImmutableDictionary<PartnerId, MembershipFacts>.Empty.Add(Partner, membership),
            Tenants = ImmutableDictionary<TenantId, TenantStanding>.Empty.Add(Acme, standing),
        });
    }

    private static PartnerSettings Settings() => new(Partner, 1, MemberModel.Tiered, AdminAccess.AllTenants);
}
