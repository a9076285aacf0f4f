using System.Collections.Immutable;
using System.Security.Cryptography;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Tokens;
using OrleansTenancy.Testing.Cluster;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Tokens;

/// <summary>Personal access tokens over several silos.</summary>
public sealed class AccessTokenTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync() => _world = new World(await TenancyCluster.Start(silos: 3));

    public async Task DisposeAsync() => await _world.Cluster.DisposeAsync();

    [Fact]
    public async Task X_6_a_token_opens_on_every_silo_as_soon_as_it_is_made_and_nowhere_once_it_is_taken_away()
    {
        var owner = NewUser("owner");
        for (var i = 0; i < 30; i++)
        {
            var (id, hash) = await Create(owner);
            Assert.All(await RecogniseEverywhere(owner, id, hash), Assert.NotNull);
            Assert.All(await RecogniseEverywhere(owner, id, Hash()), Assert.Null);
            Assert.All(await RecogniseEverywhere(owner, new TokenId(Guid.NewGuid()), hash), Assert.Null);

            Done(await Tokens(owner).Revoke(new RevokeTokenCommand(new(owner), id)));
            Assert.All(await RecogniseEverywhere(owner, id, hash), Assert.Null);
        }
    }

    [Fact]
    public async Task X_5_a_token_ends_at_its_instant_also_for_what_is_asked_by_it()
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        var (id, hash) = await Create(owner);
        Assert.Equal(DecisionCode.Allowed, (await Ask(owner, tenant, id)).Code);

        _world.Cluster.Clock.Advance(TimeSpan.FromHours(1));

        Assert.All(await RecogniseEverywhere(owner, id, hash), Assert.Null);
        Assert.Equal(DecisionCode.NoAccess, (await Ask(owner, tenant, id)).Code);
        Assert.Equal(DecisionCode.Allowed, (await Ask(owner, tenant, null)).Code);
    }

    [Fact]
    public async Task A_token_of_somebody_else_opens_nothing()
    {
        var (owner, other) = (NewUser("owner"), NewUser("other"));
        var tenant = await _world.CreateTenant(other);
        var (id, hash) = await Create(owner);

        Assert.All(await RecogniseEverywhere(other, id, hash), Assert.Null);
        Assert.Equal(DecisionCode.NoAccess, (await Ask(other, tenant, id)).Code);
    }

    [Fact]
    public async Task A_token_survives_its_activation_and_keeps_what_the_person_holds()
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        var (id, hash) = await Create(owner, new TokenNarrowing(null, null, ["read:alert"]));
        await _world.Cluster.Deactivate(Tokens(owner));

        Assert.All(await RecogniseEverywhere(owner, id, hash), t => Assert.True(t!.HasFewerScopes));
        Assert.Equal(DecisionCode.Allowed, (await Ask(owner, tenant, id)).Code);
        Assert.Equal(DecisionCode.ScopeNotGranted, (await Ask(owner, tenant, id, "read:report")).Code);
        Assert.Equal("ci", Assert.Single(await Tokens(owner).List()).Name);
    }

    [Fact]
    public async Task A_role_that_was_granted_later_leaves_the_tokens_alone_and_reaches_them()
    {
        var (owner, user) = (NewUser("owner"), NewUser("user"));
        var tenant = await _world.CreateTenant(owner);
        var (id, hash) = await Create(user);
        Assert.Equal(DecisionCode.NoAccess, (await Ask(user, tenant, id)).Code);

        Done(await _world.Grant(tenant, owner, user, "enterprise-admin"));

        Assert.All(await RecogniseEverywhere(user, id, hash), Assert.NotNull);
        Assert.Equal(DecisionCode.Allowed, (await Ask(user, tenant, id)).Code);
        Done(await _world.Grant(tenant, owner, user, "enterprise-viewer"));
        Assert.Equal(DecisionCode.NoAccess, (await Ask(user, tenant, id)).Code);
    }

    [Fact]
    public async Task V15_a_token_for_a_tenant_that_was_made_again_opens_nothing_in_its_new_life()
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        var uid = (await _world.User(owner).Access([tenant]))[0].Uid;
        var (id, _) = await Create(owner, new TokenNarrowing(tenant, uid, null));
        Assert.Equal(DecisionCode.Allowed, (await Ask(owner, tenant, id)).Code);

        Done(await _world.Tenant(tenant).Delete(new(new(owner), null)));
        Done(await _world.Tenant(tenant).Create(new(new(owner), "Again", owner, null)));

        Assert.Equal(DecisionCode.Allowed, (await Ask(owner, tenant, null)).Code);
        Assert.Equal(DecisionCode.NoAccess, (await Ask(owner, tenant, id)).Code);
    }

    [Fact]
    public async Task A_narrowed_token_is_nothing_in_a_partner()
    {
        var chief = NewUser("chief");
        var partner = await _world.CreatePartner(chief);
        var (whole, _) = await Create(chief);
        var (narrow, _) = await Create(chief, new TokenNarrowing(null, null, ["read:alert"]));

        Assert.True((await _world.User(chief).Standing(partner, whole)).Administers);
        Assert.Null((await _world.User(chief).Standing(partner, narrow)).Membership);
        Assert.Null((await _world.User(chief).Standing(partner, new TokenId(Guid.NewGuid()))).Membership);
        Assert.Empty((await _world.User(chief).Reach(new TokenId(Guid.NewGuid()))).Partners);
        Assert.Single((await _world.User(chief).Reach(whole)).Partners);
    }

    private async Task<(TokenId Id, ImmutableArray<byte> Hash)> Create(UserId owner, TokenNarrowing? narrowing = null)
    {
        var hash = Hash();
        var end = _world.Cluster.Clock.GetUtcNow() + TimeSpan.FromHours(1);
        var view = Done(await Tokens(owner).Create(
            new CreateTokenCommand(new CommandContext(owner), "ci", hash, null, end, narrowing ?? TokenNarrowing.None)));
        return (view.Id, hash);
    }

    private static ImmutableArray<byte> Hash() => [.. RandomNumberGenerator.GetBytes(32)];

    private IUserTokens Tokens(UserId user) => _world.Cluster.Grain<IUserTokens>(user.GrainKey);

    private ValueTask<DecisionReply> Ask(UserId user, TenantId tenant, TokenId? token, string scope = "read:alert") =>
        _world.User(user).Authorize(new AccessQuery(tenant, scope, "tenant", tenant.Value, token));

    private async Task<TokenReply?[]> RecogniseEverywhere(UserId user, TokenId id, ImmutableArray<byte> hash) =>
        await Task.WhenAll(Enumerable.Range(0, 3).Select(silo =>
            _world.Cluster.GrainFrom<IUserTokens>(silo, user.GrainKey).Recognise(id, hash).AsTask()));
}
