using System.Collections.Immutable;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>Roles, groups, and who holds which role.</summary>
internal sealed partial class TenantGrain
{
    public async Task<Reply<RoleView>> CreateRole(WriteRoleCommand command)
    {
        await _path.Settle();
        var actor = await ActorOf(command.Context);
        return await Decide(
            command.Context,
            stamp => Act(actor, stamp, [new("create:role")], scopes =>
                RoleRules.Create(Facts, command.Role, DraftOf(command, scopes), _catalogue)),
            NewestRole);
    }

    public async Task<Reply<RoleView>> UpdateRole(WriteRoleCommand command)
    {
        if (command.Role is not { } role)
        {
            throw Invariant.Broken("a role is to be changed and not named");
        }

        await _path.Settle();
        var actor = await ActorOf(command.Context);
        return await Decide(
            command.Context,
            stamp => Act(actor, stamp, [new("update:role")], scopes =>
                RoleRules.Update(Facts, role, DraftOf(command, scopes), command.ExpectedVersion, _catalogue)),
            next => TenantReplies.Role(next.Policy, role, _catalogue));
    }

    public async Task<Reply<Done>> DeleteRole(DeleteRoleCommand command)
    {
        await _path.Settle();
        var actor = await ActorOf(command.Context);

        // Nobody can be given the role meanwhile: that is a command to this tenant too.
        var held = Facts?.Policy is { } policy
            && policy.Roles.TryGetValue(command.Role, out var role)
            && await new RoleHolders(GrainFactory).Any(policy.Id, policy.Uid, role);
        return await Decide(
            command.Context,
            stamp => Act(actor, stamp, [new("delete:role")], _ =>
                RoleRules.Delete(Facts, command.Role, command.ExpectedVersion, held)));
    }

    public async Task<Reply<GroupView>> CreateGroup(WriteGroupCommand command)
    {
        await _path.Settle();
        var actor = await ActorOf(command.Context);
        return await Decide(
            command.Context,
            stamp => Act(actor, stamp, [new("create:group", command.Parent)], _ =>
                TenantGroupRules.Create(Facts, command.Group, command.Name, command.Parent)),
            NewestGroup);
    }

    public async Task<Reply<GroupView>> UpdateGroup(WriteGroupCommand command)
    {
        if (command.Group is not { } group)
        {
            throw Invariant.Broken("a group is to be changed and not named");
        }

        await _path.Settle();
        var actor = await ActorOf(command.Context);

        // What is moved comes under other people's roles, so both ends take the scope.
        const string Scope = "update:group";
        ImmutableArray<ScopeDemand> takes =
            command.Move ? [new(Scope, group), new(Scope, command.Parent)] : [new(Scope, group)];
        return await Decide(
            command.Context,
            stamp => Act(actor, stamp, takes, _ =>
                TenantGroupRules.Update(Facts, group, command.Name, command.Move, command.Parent)),
            next => TenantReplies.View(next.Policy.Groups[group]));
    }

    public async Task<Reply<Done>> DeleteGroup(DeleteGroupCommand command)
    {
        await _path.Settle();
        var actor = await ActorOf(command.Context);
        var holdsResources = Facts?.Policy is { } policy
            && policy.Groups.TryGetValue(command.Group, out var group)
            && await Fleet(policy).AnyInGroup(group.Id, group.Incarnation);
        return await Decide(
            command.Context,
            stamp => Act(actor, stamp, [new("delete:group", command.Group)], _ =>
                TenantGroupRules.Delete(Facts, command.Group, holdsResources)));
    }

    public async Task<Reply<Done>> SetUserRoles(SetUserRolesCommand command)
    {
        await _path.Settle();
        var actor = await ActorOf(command.Context);
        var target = await ParticipantOf(command.User);
        ImmutableArray<WantedGrant> wanted =
            [.. command.Roles.Select(r => new WantedGrant(r.Role, r.Groups, r.NotBefore, r.ExpiresAt))];
        return await Decide(
            command.Context,
            stamp => Act(actor, stamp, UserDemands(command, target, stamp.At), scopes => TenantUserRules.SetUserRoles(
                Facts,
                new UserRolesDraft(command.User, wanted, TenantReplies.Route(command.Via), scopes, target),
                _catalogue,
                stamp)),
            target.Facts.Tenants.GetValueOrDefault(Id));
    }

    private ImmutableArray<ScopeDemand> UserDemands(
        SetUserRolesCommand command, Participant target, DateTimeOffset at) =>
        command.Removes ? [new("delete:user")]
        : CompiledPolicy is { } policy && !TenantUserRules.IsUser(target, policy, at)
            ? [new("update:user"), new("create:user_invite")]
            : [new("update:user")];

    private static RoleDraft DraftOf(WriteRoleCommand command, ScopeSet actorScopes) =>
        new(command.Name, command.Scopes, command.Features, command.WithoutDefaults, actorScopes);

    // A creation gives out a number that nothing had before, so the newest is what was created.
    private RoleView NewestRole(TenantFacts next)
    {
        var newest = next.Policy.Roles.Values.Single(r => r.Incarnation == next.LastIncarnation);
        return TenantReplies.Role(next.Policy, newest.Id, _catalogue);
    }

    private static GroupView NewestGroup(TenantFacts next) =>
        TenantReplies.View(next.Policy.Groups.Values.Single(g => g.Incarnation == next.LastIncarnation));

    private IFleetGrain Fleet(TenantPolicyFacts policy) =>
        GrainFactory.GetGrain<IFleetGrain>(ShardKey.ForFleet(policy.Id, policy.Uid));
}
