using System.Collections.Immutable;
using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.Tokens;
using OrleansTenancy.Grains.Tests.Invitations;
using OrleansTenancy.Testing.Cluster;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Roles;

/// <summary>What an actor may do and hand on is what they hold when the tenant's turn comes, not when they were let in.</summary>
[Collection(OneSiloTests.Name)]
public sealed class ActorTests(OneSilo silo)
{
    private static readonly RoleId Mine = RoleId.Parse("mine");
    private static readonly RoleId Spare = RoleId.Parse("spare");
    private readonly World _world = silo.World;

    public static TheoryData<string> Commands =>
    [
        "create-role", "update-role", "delete-role", "set-roles", "remove-user", "invite", "create-group", "move-group",
        "delete-group",
    ];

    [Theory, MemberData(nameof(Commands))]
    public async Task X_1_X_6_V3_a_command_that_waited_behind_the_revocation_of_its_actor_is_refused(string kind)
    {
        var (owner, actor, user) = (NewUser("owner"), NewUser("actor"), NewUser("user"));
        var tenant = await Tenant(owner);
        Done(await _world.Grant(tenant, owner, user, "enterprise-viewer"));
        Done(await _world.Grant(tenant, owner, actor, "enterprise-admin"));
        var held = _world.Cluster.Storage.HoldNext(tenant.GrainKey);
        var revocation = _world.Grant(tenant, owner, actor, "enterprise-viewer");
        await held.Reached;
        var command = Run(kind, tenant, actor, user);

        held.Release();
        Done(await revocation);
        Assert.Equal(RefusalCodes.ScopeNotGranted, await command);
        Assert.Equal("done", await Run(kind, tenant, owner, user));
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task X_6_C13p_a_command_of_a_partner_user_whose_membership_ended_is_refused(string kind)
    {
        var (owner, chief, actor) = (NewUser("owner"), NewUser("chief"), NewUser("actor"));
        var partner = await _world.CreatePartner(chief);
        Done(await _world.AddMember(partner, chief, actor, MemberRole.Admin));
        var tenant = NewTenantId();
        Done(await _world.Tenant(tenant).Create(new CreateTenantCommand(new(chief), "Tenant", null, partner)));
        await Furnish(tenant, chief);
        Done(await _world.Grant(tenant, chief, owner, "enterprise-viewer"));
        Assert.Equal("done", await Run("create-role", tenant, actor, owner, "other"));

        Done(await _world.Partner(partner).RemoveMember(new(new(chief), actor)));
        Assert.Equal(RefusalCodes.TenantUnknown, await Run(kind, tenant, actor, owner));
        Assert.Equal("done", await Run(kind, tenant, chief, owner));
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task X_6_V9_a_command_by_a_token_that_was_taken_away_is_refused(string kind)
    {
        var (owner, user) = (NewUser("owner"), NewUser("user"));
        var tenant = await Tenant(owner);
        Done(await _world.Grant(tenant, owner, user, "enterprise-viewer"));
        var tokens = _world.Cluster.Grain<IUserTokens>(owner.GrainKey);
        var token = Done(await tokens.Create(new CreateTokenCommand(
            new(owner), "t", [.. new byte[32]], null, _world.Cluster.Clock.GetUtcNow().AddDays(1), TokenNarrowing.None)));
        Assert.Equal("done", await Run("create-role", tenant, owner, user, "other", token.Id));

        Done(await tokens.Revoke(new RevokeTokenCommand(new(owner), token.Id)));
        Assert.Equal(RefusalCodes.TenantUnknown, await Run(kind, tenant, owner, user, token: token.Id));
        Assert.Equal("done", await Run(kind, tenant, owner, user));
    }

    [Fact]
    public async Task X_1_X_6_what_was_left_of_the_actor_in_between_is_all_that_is_handed_on()
    {
        var (owner, actor, user) = (NewUser("owner"), NewUser("actor"), NewUser("user"));
        var tenant = await Tenant(owner);
        Done(await _world.Tenant(tenant).CreateRole(new(
            new(owner), RoleId.Parse("host"), "Host", ["update:user", "create:user_invite", "create:role"], null, true, null)));
        Done(await _world.Grant(tenant, owner, actor, "enterprise-admin"));
        var held = _world.Cluster.Storage.HoldNext(tenant.GrainKey);
        var revocation = _world.Grant(tenant, owner, actor, "host");
        await held.Reached;
        var grant = _world.Grant(tenant, actor, user, "enterprise-viewer");
        var role = Run("create-role", tenant, actor, user);
        var invitation = Run("invite", tenant, actor, user);

        held.Release();
        Done(await revocation);
        Refused(RefusalCodes.ScopeEscalation, await grant);
        Assert.Equal(RefusalCodes.ScopeEscalation, await role);
        Assert.Equal(RefusalCodes.ScopeEscalation, await invitation);
        Done(await _world.Grant(tenant, actor, user, "host"));
    }

    [Fact]
    public async Task X_2_X_5_who_is_admin_for_an_hour_does_not_write_that_into_the_role_they_keep()
    {
        var (owner, actor) = (NewUser("owner"), NewUser("actor"));
        var tenant = await Tenant(owner);
        var until = _world.Cluster.Clock.GetUtcNow().AddHours(1);
        Done(await _world.SetRoles(tenant, owner, actor, [new(Mine, null, null, null), new(RoleId.Parse("enterprise-admin"), null, null, until)]));

        Assert.Equal(RefusalCodes.ScopeEscalation, await Run("update-role", tenant, actor, owner));
        Assert.Equal("done", await Run("create-role", tenant, actor, owner));
        Assert.Equal("done", await Run("update-role", tenant, owner, owner));
    }

    [Fact]
    public async Task X_2_E1_30_a_partner_admin_does_not_find_a_higher_role_by_giving_up_a_lower_one()
    {
        var (owner, chief) = (NewUser("owner"), NewUser("chief"));
        var partner = await _world.CreatePartner(chief);
        var tenant = NewTenantId();
        Done(await _world.Tenant(tenant).Create(new CreateTenantCommand(new(chief), "Tenant", null, partner)));
        await Furnish(tenant, chief);
        Done(await _world.Grant(tenant, chief, owner, "enterprise-admin"));
        Done(await _world.Tenant(tenant).CreateRole(new(
            new(owner), RoleId.Parse("host"), "Host", ["update:user", "delete:user"], null, true, null)));
        Done(await _world.SetRoles(tenant, owner, chief, [new(RoleId.Parse("host"), null, null, null)]));

        Refused(RefusalCodes.ScopeEscalation, await _world.SetRoles(tenant, chief, chief, []));
        Assert.False((await _world.Ask(chief, tenant, "create:role")).IsAllowed);
        Done(await _world.SetRoles(tenant, owner, chief, []));
        Assert.True((await _world.Ask(chief, tenant, "create:role")).IsAllowed);
    }

    private async Task<TenantId> Tenant(UserId owner)
    {
        var tenant = await _world.CreateTenant(owner);
        await Furnish(tenant, owner);
        return tenant;
    }

    private async Task Furnish(TenantId tenant, UserId by)
    {
        foreach (var role in new[] { Mine, Spare })
        {
            Done(await _world.Tenant(tenant).CreateRole(new(new(by), role, "Role", ["read:alert"], null, false, null)));
        }

        foreach (var group in new[] { "a", "b", "c" })
        {
            Done(await _world.CreateGroup(tenant, by, group));
        }
    }

    private async Task<string> Run(
        string kind, TenantId tenant, UserId by, UserId user, string made = "made", TokenId? token = null)
    {
        var context = new CommandContext(by, Token: token);
        var grain = _world.Tenant(tenant);
        return kind switch
        {
            "create-role" => CodeOf(await grain.CreateRole(Role(context, RoleId.Parse(made)))),
            "update-role" => CodeOf(await grain.UpdateRole(Role(context, Mine))),
            "delete-role" => CodeOf(await grain.DeleteRole(new(context, Spare, null))),
            "set-roles" => CodeOf(await grain.SetUserRoles(new(context, user, [new(Mine, null, null, null)], null))),
            "remove-user" => CodeOf(await grain.SetUserRoles(new(context, user, [], null, Removes: true))),
            "invite" => CodeOf(await grain.Invite(new InviteCommand(
                context, Inviting.NewEmail(), new(Mine, null, null, null), null, null, null))),
            "create-group" => CodeOf(await grain.CreateGroup(new(context, GroupId.Parse("d"), "d", false, null))),
            "move-group" => CodeOf(await grain.UpdateGroup(new(context, GroupId.Parse("b"), null, true, GroupId.Parse("a")))),
            _ => CodeOf(await grain.DeleteGroup(new(context, GroupId.Parse("c")))),
        };
    }

    private static WriteRoleCommand Role(CommandContext context, RoleId role) =>
        new(context, role, "Role", ["read:alert", "read:report"], null, false, null);

    private static string CodeOf<T>(Reply<T> reply)
        where T : class => reply.Refusal?.Code ?? "done";
}
