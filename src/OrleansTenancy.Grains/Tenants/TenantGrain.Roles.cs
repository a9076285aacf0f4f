using System.Collections.Immutable;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Groups;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>Roles, groups, and who holds which role.</summary>
internal sealed partial class TenantGrain
{
    public Task<Reply<RoleView>> CreateRole(WriteRoleCommand command) =>
        Decide(
            command.Context,
            _ => RoleRules.Create(Facts, command.Role, DraftOf(command), _catalogue),
            NewestRole);

    public Task<Reply<RoleView>> UpdateRole(WriteRoleCommand command)
    {
        if (command.Role is not { } role)
        {
            throw Invariant.Broken("a role is to be changed and not named");
        }

        return Decide(
            command.Context,
            _ => RoleRules.Update(Facts, role, DraftOf(command), command.ExpectedVersion, _catalogue),
            next => TenantReplies.Role(next.Policy, role, _catalogue));
    }

    public async Task<Reply<Done>> DeleteRole(DeleteRoleCommand command)
    {
        await _path.Settle();

        // Nobody can be given the role meanwhile: that is a command to this tenant too.
        var held = Facts?.Policy is { } policy
            && policy.Roles.TryGetValue(command.Role, out var role)
            && await new RoleHolders(GrainFactory).Any(policy.Id, policy.Uid, role);
        return await Decide(
            command.Context, _ => RoleRules.Delete(Facts, command.Role, command.ExpectedVersion, held));
    }

    public Task<Reply<GroupView>> CreateGroup(WriteGroupCommand command) =>
        Decide(
            command.Context,
            _ => TenantGroupRules.Create(Facts, command.Group, command.Name, command.Parent),
            NewestGroup);

    public Task<Reply<GroupView>> UpdateGroup(WriteGroupCommand command)
    {
        if (command.Group is not { } group)
        {
            throw Invariant.Broken("a group is to be changed and not named");
        }

        return Decide(
            command.Context,
            _ => TenantGroupRules.Update(Facts, group, command.Name, command.Move, command.Parent),
            next => TenantReplies.View(next.Policy.Groups[group]));
    }

    public async Task<Reply<Done>> DeleteGroup(DeleteGroupCommand command)
    {
        await _path.Settle();
        var holdsResources = Facts?.Policy is { } policy
            && policy.Groups.TryGetValue(command.Group, out var group)
            && await Fleet(policy).AnyInGroup(group.Id, group.Incarnation);
        return await Decide(
            command.Context, _ => TenantGroupRules.Delete(Facts, command.Group, holdsResources));
    }

    public async Task<Reply<Done>> SetUserRoles(SetUserRolesCommand command)
    {
        await _path.Settle();
        var before = await GrainFactory.GetGrain<IUserAccess>(command.User.GrainKey).InTenant(Id);
        var draft = new UserRolesDraft(
            command.User,
            [.. command.Roles.Select(r => new WantedGrant(r.Role, r.Groups, r.NotBefore, r.ExpiresAt))],
            TenantReplies.Route(command.Via),
            _catalogue.SetOf(command.ActorScopes),
            command.ActorHolds);
        return await Decide(
            command.Context,
            stamp => TenantUserRules.SetUserRoles(Facts, draft, _catalogue, stamp),
            before.Standing);
    }

    private RoleDraft DraftOf(WriteRoleCommand command) =>
        new(
            command.Name,
            command.Scopes,
            command.Features,
            command.WithoutDefaults,
            _catalogue.SetOf(command.ActorScopes));

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
