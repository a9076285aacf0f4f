using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Tenants;

/// <summary>
/// Commands to a tenant; key <see cref="TenantId.GrainKey"/>. One at a time per tenant. A command that returns
/// without a refusal is durable, and in force everywhere (X.6): what it owes to other grains has been delivered.
/// Where a command changes what people may do here, the tenant itself asks in its turn what the actor may do and hand
/// on (X.1, X.2, X.6); else the caller has authorized the actor.
/// </summary>
[Alias("tenancy.ITenantGrain")]
public interface ITenantGrain : IGrainWithStringKey
{
    /// <summary>
    /// The caller is going to keep something of this life of the tenant, and is told when it is gone (ID.27). Refusal:
    /// <c>tenant-unknown</c>.
    /// </summary>
    [Alias("Trace")]
    Task<Reply<Done>> Trace(CommandContext context, TenantUid uid);

    /// <summary>Creates the tenant, or a new life of a deleted one. Refusal: <c>tenant-exists</c>.</summary>
    [Alias("Create")]
    Task<Reply<TenantView>> Create(CreateTenantCommand command);

    /// <summary>Changes the display name.</summary>
    [Alias("Rename")]
    Task<Reply<TenantView>> Rename(RenameTenantCommand command);

    /// <summary>
    /// Deletes the tenant with all its data (ID.25-27). Refusals: <c>tenant-unknown</c>, <c>not-owned</c>.
    /// </summary>
    [Alias("Delete")]
    Task<Reply<Done>> Delete(DeleteTenantCommand command);

    /// <summary>
    /// E1.14-17. Refusals: <c>terms-not-accepted</c>, <c>link-barred</c>, <c>link-exists</c>, <c>invalid-period</c>.
    /// </summary>
    [Alias("RequestLink")]
    Task<Reply<LinkView>> RequestLink(RequestLinkCommand command);

    /// <summary>E1.19. Refusal: <c>not-pending</c>.</summary>
    [Alias("AcceptLink")]
    Task<Reply<LinkView>> AcceptLink(AnswerLinkCommand command);

    /// <summary>E1.20, E1.23. Refusal: <c>not-pending</c>.</summary>
    [Alias("RejectLink")]
    Task<Reply<LinkView>> RejectLink(AnswerLinkCommand command);

    /// <summary>X.8: withdraws a pending request or ends a live link. Refusal: <c>no-link</c>.</summary>
    [Alias("EndLink")]
    Task<Reply<LinkView>> EndLink(EndLinkCommand command);

    /// <summary>C3: the operator clears rejections. Refusal: <c>not-rejected</c>.</summary>
    [Alias("ClearRejection")]
    Task<Reply<LinkView>> ClearRejection(CommandContext context);

    /// <summary>
    /// E2.7. Refusals: <c>role-exists</c>, <c>scope-unknown</c>, <c>scope-escalation</c>, <c>limit-reached</c>.
    /// </summary>
    [Alias("CreateRole")]
    Task<Reply<RoleView>> CreateRole(WriteRoleCommand command);

    /// <summary>
    /// E1.34. Refusals as for a creation, and <c>role-unknown</c>, <c>builtin-role</c>, <c>stale-version</c>.
    /// </summary>
    [Alias("UpdateRole")]
    Task<Reply<RoleView>> UpdateRole(WriteRoleCommand command);

    /// <summary>Refusals: <c>role-unknown</c>, <c>builtin-role</c>, <c>partner-role</c>, <c>role-in-use</c>.</summary>
    [Alias("DeleteRole")]
    Task<Reply<Done>> DeleteRole(DeleteRoleCommand command);

    /// <summary>
    /// Refusals: <c>group-exists</c>, <c>group-unknown</c> (parent), <c>group-too-deep</c>, <c>limit-reached</c>.
    /// </summary>
    [Alias("CreateGroup")]
    Task<Reply<GroupView>> CreateGroup(WriteGroupCommand command);

    /// <summary>Renames or moves. Refusals: <c>group-unknown</c>, <c>group-cycle</c>, <c>group-too-deep</c>.</summary>
    [Alias("UpdateGroup")]
    Task<Reply<GroupView>> UpdateGroup(WriteGroupCommand command);

    /// <summary>Refusals: <c>group-unknown</c>, <c>group-not-empty</c>.</summary>
    [Alias("DeleteGroup")]
    Task<Reply<Done>> DeleteGroup(DeleteGroupCommand command);

    /// <summary>
    /// Sets all roles that a person has in this tenant: for a partner user the per-user roles of C7, else the roles
    /// granted directly; an empty list takes them away. Refusals: <c>role-unknown</c>, <c>group-unknown</c>,
    /// <c>scope-escalation</c>, <c>last-admin</c>, <c>invalid-period</c>, <c>limit-reached</c>.
    /// </summary>
    [Alias("SetUserRoles")]
    Task<Reply<Done>> SetUserRoles(SetUserRolesCommand command);

    /// <summary>
    /// EN.1, ID.10. Refusals: <c>not-linked</c>, <c>not-a-member</c>, <c>already-implicit</c>, <c>auto-add-active</c>.
    /// </summary>
    [Alias("Assign")]
    Task<Reply<Done>> Assign(AssignCommand command);

    /// <summary>
    /// EN.7. Refusals: <c>not-linked</c>, <c>auto-add-active</c>, <c>not-assigned</c>, <c>last-user</c>.
    /// </summary>
    [Alias("Unassign")]
    Task<Reply<Done>> Unassign(UnassignCommand command);

    /// <summary>EN.13-20. Refusal: <c>not-linked</c>.</summary>
    [Alias("SetAutoAdd")]
    Task<Reply<Done>> SetAutoAdd(SetAutoAddCommand command);

    /// <summary>
    /// EN.2. Refusals: <c>not-linked</c>, <c>role-unknown</c>, <c>group-unknown</c>, <c>scope-escalation</c>,
    /// <c>invalid-period</c>, <c>invitation-exists</c>, <c>limit-reached</c>.
    /// </summary>
    [Alias("Invite")]
    Task<Reply<InvitationView>> Invite(InviteCommand command);

    /// <summary>
    /// C23. Refusals: <c>not-linked</c>, <c>invitation-unknown</c>, <c>invitation-void</c>, <c>scope-escalation</c>.
    /// </summary>
    [Alias("ResendInvitation")]
    Task<Reply<InvitationView>> ResendInvitation(ResendInvitationCommand command);

    /// <summary>EN.6. Refusals: <c>not-linked</c>, <c>invitation-unknown</c>.</summary>
    [Alias("CancelInvitation")]
    Task<Reply<Done>> CancelInvitation(CancelInvitationCommand command);

    /// <summary>
    /// EN.5. Refusals: <c>invitation-unknown</c>, and to the invited person <c>invitation-expired</c>,
    /// <c>invitation-not-yet</c>, <c>invitation-void</c>, <c>tenant-inactive</c>, <c>scope-escalation</c>.
    /// </summary>
    [Alias("AcceptInvitation")]
    Task<Reply<AcceptedInvitation>> AcceptInvitation(AcceptInvitationCommand command);
}
