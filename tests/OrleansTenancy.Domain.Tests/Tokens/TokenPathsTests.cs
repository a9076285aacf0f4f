using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Domain.Tests.Access;
using OrleansTenancy.Domain.Tokens;
using Xunit;

namespace OrleansTenancy.Domain.Tests.Tokens;

public sealed class TokenPathsTests
{
    private static readonly DateTimeOffset Now = RandomWorld.Now;
    private static readonly TenantId Acme = TenantId.Parse("acme");
    private static readonly TenantUid Uid = new(Guid.Parse("11111111-1111-4111-8111-111111111111"));
    private static readonly TenantPolicy Policy = Compile([]);

    [Fact]
    public void A_token_that_leaves_nothing_out_reaches_what_its_owner_reaches()
    {
        var owner = Path("enterprise-admin");

        Assert.Same(owner, TokenPaths.Narrow(owner, Token(TokenNarrowing.None), Policy));
    }

    [Fact]
    public void A_token_with_scopes_reaches_what_is_in_both()
    {
        var path = TokenPaths.Narrow(
            Path("enterprise-admin"), Token(new(null, null, ["read:alert", "read:role"])), Policy);

        Assert.Equal<IEnumerable<string>>(["read:alert", "read:role"], ScopeCatalogue.BuiltIn.NamesOf(path.TenantWideScopes));
    }

    [Fact]
    public void A_token_without_force_or_for_another_tenant_or_another_life_of_it_opens_nothing()
    {
        var owner = Path("enterprise-admin");
        AccessTokenFacts?[] tokens =
        [
            null,
            Token(new(TenantId.Parse("acme-2"), Uid, null)),
            Token(new(Acme, new TenantUid(Guid.Parse("22222222-2222-4222-8222-222222222222")), null)),
        ];

        Assert.All(tokens, t => Assert.Equal(DecisionCode.NoAccess, TokenPaths.Narrow(owner, t, Policy).Code));
        Assert.True(TokenPaths.Narrow(owner, Token(new(Acme, Uid, null)), Policy).MayEnter);
        Assert.Equal(DecisionCode.NoAccess, TokenPaths.Narrow(owner, Token(TokenNarrowing.None), null).Code);
    }

    [Theory]
    [InlineData("enterprise-admin", true)]
    [InlineData("enterprise-viewer", false)]
    [InlineData("partner", false)]
    [InlineData("group-admin", false)]
    public void C17_a_tenant_is_open_to_tokens_only_of_those_who_hold_the_scope_there_now(string role, bool opens) =>
        Assert.Equal(opens, TokenPaths.Narrow(Path(role), Token(TokenNarrowing.None), Policy).MayEnter);

    [Fact]
    public void C19_a_tenant_can_shut_out_all_tokens_by_its_ceiling()
    {
        var masked = Compile([AccessTokenRules.Scope]);

        Assert.False(TokenPaths.Narrow(Path("enterprise-admin", masked), Token(TokenNarrowing.None), masked).MayEnter);
    }

    [Fact]
    public void No_token_of_anybody_in_any_world_may_what_its_owner_may_not()
    {
        var naive = new NaiveEvaluator();
        var (allowed, cut) = (0, 0);
        for (var seed = 0; seed < 20_000; seed++)
        {
            var world = new RandomWorld(seed, naive.Scopes);
            var policy = TenantPolicy.Compile(world.Tenant, ScopeCatalogue.BuiltIn);
            var owner = AccessPaths.Resolve(world.Person, policy, p => world.Partners.GetValueOrDefault(p), Now);
            var request = world.Request();
            var placement = world.Placement();
            var half = naive.Scopes.Where((_, i) => (i + seed) % 2 == 0).ToImmutableArray();
            var narrow = TokenPaths.Narrow(owner, Token(new(null, null, half)), policy);

            var mayOwner = AccessEvaluator.Evaluate(owner, policy, ScopeCatalogue.BuiltIn, request, placement).IsAllowed;
            var mayToken = AccessEvaluator.Evaluate(narrow, policy, ScopeCatalogue.BuiltIn, request, placement).IsAllowed;
            var scope = ScopeCatalogue.BuiltIn.TryResolve(request.Action, request.ResourceType, out var s) ? s.Name : null;
            Assert.True(!mayToken || (mayOwner && half.Contains(scope!)), $"seed {seed}");
            allowed += mayToken ? 1 : 0;
            cut += mayOwner && !mayToken ? 1 : 0;
        }

        Assert.True(allowed > 50 && cut > 50, $"{allowed} allowed, {cut} cut");
    }

    private static TenantPolicy Compile(ImmutableArray<string> masked) =>
        TenantPolicy.Compile(
            new TenantPolicyFacts(Acme, Uid, TenantState.Active, 1) { MaskedScopes = masked }, ScopeCatalogue.BuiltIn);

    private static AccessPath Path(string role, TenantPolicy? policy = null)
    {
        var standing = new TenantStanding(Uid) { Own = [new RoleGrant(RoleId.Parse(role), 0, null, null, null)] };
        var person = new PersonFacts(UserId.Parse("eve"), 1)
        {
            Tenants = ImmutableDictionary<TenantId, TenantStanding>.Empty.Add(Acme, standing),
        };
        return AccessPaths.Resolve(person, policy ?? Policy, _ => null, Now);
    }

    private static AccessTokenFacts Token(TokenNarrowing narrowing) =>
        new(new TokenId(Guid.NewGuid()), "ci", [], Now, null, Now.AddDays(1), narrowing);
}
