using OrleansTenancy.Domain;

namespace OrleansTenancy.Contracts.Wire;

/// <summary>
/// Every alias of a type that crosses a silo boundary or is stored. An alias is never changed or used again: it is
/// the identity of the type on the wire. A feature that brings many has a table of its own beside this one.
/// </summary>
public static partial class WireAliases
{
    /// <summary><see cref="OrleansTenancy.Domain.Identity.TenantId"/></summary>
    public const string TenantId = "tenancy.tenant-id";

    /// <summary><see cref="OrleansTenancy.Domain.Identity.GroupId"/></summary>
    public const string GroupId = "tenancy.group-id";

    /// <summary><see cref="OrleansTenancy.Domain.Identity.RoleId"/></summary>
    public const string RoleId = "tenancy.role-id";

    /// <summary><see cref="OrleansTenancy.Domain.Identity.UserId"/></summary>
    public const string UserId = "tenancy.user-id";

    /// <summary><see cref="OrleansTenancy.Domain.Identity.DeviceId"/></summary>
    public const string DeviceId = "tenancy.device-id";

    /// <summary><see cref="OrleansTenancy.Domain.Identity.ResourceId"/></summary>
    public const string ResourceId = "tenancy.resource-id";

    /// <summary><see cref="OrleansTenancy.Domain.Identity.PartnerId"/></summary>
    public const string PartnerId = "tenancy.partner-id";

    /// <summary><see cref="OrleansTenancy.Domain.Identity.LinkId"/></summary>
    public const string LinkId = "tenancy.link-id";

    /// <summary><see cref="OrleansTenancy.Domain.Identity.TenantUid"/></summary>
    public const string TenantUid = "tenancy.tenant-uid";

    /// <summary><see cref="OrleansTenancy.Domain.Identity.MembershipId"/></summary>
    public const string MembershipId = "tenancy.membership-id";

    /// <summary><see cref="OrleansTenancy.Domain.Outcomes.Refusal"/></summary>
    public const string Refusal = "tenancy.refusal";

    /// <summary><see cref="OrleansTenancy.Domain.Roles.GroupRef"/></summary>
    public const string GroupRef = "tenancy.group-ref";

    /// <summary><see cref="OrleansTenancy.Domain.Roles.RoleGrant"/></summary>
    public const string RoleGrant = "tenancy.role-grant";

    /// <summary><see cref="OrleansTenancy.Domain.Roles.RoleFacts"/></summary>
    public const string RoleFacts = "tenancy.role-facts";

    /// <summary><see cref="OrleansTenancy.Domain.Groups.GroupFacts"/></summary>
    public const string GroupFacts = "tenancy.group-facts";

    /// <summary><see cref="OrleansTenancy.Domain.Links.LinkFacts"/></summary>
    public const string LinkFacts = "tenancy.link-facts";

    /// <summary><see cref="OrleansTenancy.Domain.Tenants.TenantPolicyFacts"/></summary>
    public const string TenantPolicyFacts = "tenancy.tenant-policy-facts";

    /// <summary><see cref="OrleansTenancy.Domain.Tenants.TenantFacts"/></summary>
    public const string TenantFacts = "tenancy.tenant-facts";

    /// <summary><see cref="OrleansTenancy.Domain.Partners.PartnerSettings"/></summary>
    public const string PartnerSettings = "tenancy.partner-settings";

    /// <summary><see cref="OrleansTenancy.Domain.Partners.PartnerFacts"/></summary>
    public const string PartnerFacts = "tenancy.partner-facts";

    /// <summary><see cref="OrleansTenancy.Domain.People.MembershipFacts"/></summary>
    public const string MembershipFacts = "tenancy.membership-facts";

    /// <summary><see cref="OrleansTenancy.Domain.People.AssignmentFacts"/></summary>
    public const string AssignmentFacts = "tenancy.assignment-facts";

    /// <summary><see cref="OrleansTenancy.Domain.People.LinkStanding"/></summary>
    public const string LinkStanding = "tenancy.link-standing";

    /// <summary><see cref="OrleansTenancy.Domain.People.TenantStanding"/></summary>
    public const string TenantStanding = "tenancy.tenant-standing";

    /// <summary><see cref="OrleansTenancy.Domain.People.PersonFacts"/></summary>
    public const string PersonFacts = "tenancy.person-facts";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.AccessQuery"/></summary>
    public const string AccessQuery = "tenancy.access-query";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.AnswerLinkCommand"/></summary>
    public const string AnswerLinkCommand = "tenancy.answer-link-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.AssignCommand"/></summary>
    public const string AssignCommand = "tenancy.assign-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.AssignmentEffect"/></summary>
    public const string AssignmentEffect = "tenancy.assignment-effect";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.BulkQuery"/></summary>
    public const string BulkQuery = "tenancy.bulk-query";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.BulkReply"/></summary>
    public const string BulkReply = "tenancy.bulk-reply";

    /// <summary><see cref="OrleansTenancy.Contracts.Partners.ChangePartnerCommand"/></summary>
    public const string ChangePartnerCommand = "tenancy.change-partner-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Wire.CommandContext"/></summary>
    public const string CommandContext = "tenancy.command-context";

    /// <summary><see cref="OrleansTenancy.Contracts.Partners.CreatePartnerCommand"/></summary>
    public const string CreatePartnerCommand = "tenancy.create-partner-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.CreateTenantCommand"/></summary>
    public const string CreateTenantCommand = "tenancy.create-tenant-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.DecisionReply"/></summary>
    public const string DecisionReply = "tenancy.decision-reply";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.DeleteGroupCommand"/></summary>
    public const string DeleteGroupCommand = "tenancy.delete-group-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.DeleteRoleCommand"/></summary>
    public const string DeleteRoleCommand = "tenancy.delete-role-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.DeleteTenantCommand"/></summary>
    public const string DeleteTenantCommand = "tenancy.delete-tenant-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Directory.DirectoryItem"/></summary>
    public const string DirectoryItem = "tenancy.directory-item";

    /// <summary><see cref="OrleansTenancy.Contracts.Directory.DirectoryPageQuery"/></summary>
    public const string DirectoryPageQuery = "tenancy.directory-page-query";

    /// <summary><see cref="OrleansTenancy.Contracts.Wire.Done"/></summary>
    public const string Done = "tenancy.done";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.EndLinkCommand"/></summary>
    public const string EndLinkCommand = "tenancy.end-link-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.GrantsEffect"/></summary>
    public const string GrantsEffect = "tenancy.grants-effect";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.GroupView"/></summary>
    public const string GroupView = "tenancy.group-view";

    /// <summary><see cref="OrleansTenancy.Contracts.Devices.ImportResult"/></summary>
    public const string ImportResult = "tenancy.import-result";

    /// <summary><see cref="OrleansTenancy.Contracts.Notifications.IncomingNotification"/></summary>
    public const string IncomingNotification = "tenancy.incoming-notification";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.LinkPath"/></summary>
    public const string LinkPath = "tenancy.link-path";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.LinkView"/></summary>
    public const string LinkView = "tenancy.link-view";

    /// <summary><see cref="OrleansTenancy.Contracts.Partners.MemberView"/></summary>
    public const string MemberView = "tenancy.member-view";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.MembershipEffect"/></summary>
    public const string MembershipEffect = "tenancy.membership-effect";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.MembershipGoneEffect"/></summary>
    public const string MembershipGoneEffect = "tenancy.membership-gone-effect";

    /// <summary><see cref="OrleansTenancy.Contracts.Notifications.NotificationContent"/></summary>
    public const string NotificationContent = "tenancy.notification-content";

    /// <summary><see cref="OrleansTenancy.Contracts.Notifications.NotificationHint"/></summary>
    public const string NotificationHint = "tenancy.notification-hint";

    /// <summary><see cref="OrleansTenancy.Contracts.Notifications.NotificationRecord"/></summary>
    public const string NotificationRecord = "tenancy.notification-record";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.PartnerStanding"/></summary>
    public const string PartnerStanding = "tenancy.partner-standing";

    /// <summary><see cref="OrleansTenancy.Contracts.Partners.PartnerView"/></summary>
    public const string PartnerView = "tenancy.partner-view";

    /// <summary><see cref="OrleansTenancy.Contracts.Devices.PatchResourceCommand"/></summary>
    public const string PatchResourceCommand = "tenancy.patch-resource-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.PerUserRolesEffect"/></summary>
    public const string PerUserRolesEffect = "tenancy.per-user-roles-effect";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.PersonEffect"/></summary>
    public const string PersonEffect = "tenancy.person-effect";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.PersonInTenant"/></summary>
    public const string PersonInTenant = "tenancy.person-in-tenant";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.PersonReach"/></summary>
    public const string PersonReach = "tenancy.person-reach";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.PolicyReply"/></summary>
    public const string PolicyReply = "tenancy.policy-reply";

    /// <summary><see cref="OrleansTenancy.Contracts.Devices.PutResourceCommand"/></summary>
    public const string PutResourceCommand = "tenancy.put-resource-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Partners.RemoveMemberCommand"/></summary>
    public const string RemoveMemberCommand = "tenancy.remove-member-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.RenameTenantCommand"/></summary>
    public const string RenameTenantCommand = "tenancy.rename-tenant-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.RequestLinkCommand"/></summary>
    public const string RequestLinkCommand = "tenancy.request-link-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Devices.ResourceView"/></summary>
    public const string ResourceView = "tenancy.resource-view";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.RoleView"/></summary>
    public const string RoleView = "tenancy.role-view";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.SetAutoAddCommand"/></summary>
    public const string SetAutoAddCommand = "tenancy.set-auto-add-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.SetUserRolesCommand"/></summary>
    public const string SetUserRolesCommand = "tenancy.set-user-roles-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Partners.SettingsReply"/></summary>
    public const string SettingsReply = "tenancy.settings-reply";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.TenantAccess"/></summary>
    public const string TenantAccess = "tenancy.tenant-access";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.TenantGoneEffect"/></summary>
    public const string TenantGoneEffect = "tenancy.tenant-gone-effect";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.TenantView"/></summary>
    public const string TenantView = "tenancy.tenant-view";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.UnassignCommand"/></summary>
    public const string UnassignCommand = "tenancy.unassign-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.WantedRole"/></summary>
    public const string WantedRole = "tenancy.wanted-role";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.WriteGroupCommand"/></summary>
    public const string WriteGroupCommand = "tenancy.write-group-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Partners.WriteMemberCommand"/></summary>
    public const string WriteMemberCommand = "tenancy.write-member-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Tenants.WriteRoleCommand"/></summary>
    public const string WriteRoleCommand = "tenancy.write-role-command";

    /// <summary>An effect with its place in an outbox; stored.</summary>
    public const string OutboxEntry = "tenancy.outbox-entry";

    /// <summary>What an owner owes to others; stored.</summary>
    public const string OutboxLog = "tenancy.outbox-log";

    /// <summary>What is owed: a closed family; stored.</summary>
    public const string OwedEffect = "tenancy.owed-effect";

    /// <summary>An effect on a person; stored.</summary>
    public const string OwedPersonEffect = "tenancy.owed-person-effect";

    /// <summary>A notification; stored.</summary>
    public const string OwedNotification = "tenancy.owed-notification";

    /// <summary>An entry of a list; stored.</summary>
    public const string OwedListing = "tenancy.owed-listing";

    /// <summary>The removal of what a deleted tenant leaves; stored.</summary>
    public const string OwedPurge = "tenancy.owed-purge";

    /// <summary>The state of a tenant grain; stored.</summary>
    public const string StoredTenant = "tenancy.stored-tenant";

    /// <summary>The state of a partner grain; stored.</summary>
    public const string StoredPartner = "tenancy.stored-partner";

    /// <summary>The state of a person's grain; stored.</summary>
    public const string StoredPerson = "tenancy.stored-person";

    /// <summary><see cref="OrleansTenancy.Domain.Access.Placement"/></summary>
    public const string Placement = "tenancy.placement";
}
