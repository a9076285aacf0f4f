namespace OrleansTenancy.Domain.Audit;

/// <summary>What can stand in a trail; an action never changes its meaning.</summary>
public static class AuditActions
{
    /// <summary>A life of a tenant began.</summary>
    public const string TenantCreated = "tenant.created";

    /// <summary>A tenant has another display name.</summary>
    public const string TenantRenamed = "tenant.renamed";

    /// <summary>ID.27: a tenant was deleted; in its own trail this is all that stays.</summary>
    public const string TenantDeleted = "tenant.deleted";

    /// <summary>ID.24: somebody was given a login token.</summary>
    public const string TenantLogin = "tenant.login";

    /// <summary>E1.17.</summary>
    public const string LinkRequested = "link.requested";

    /// <summary>E1.19.</summary>
    public const string LinkAccepted = "link.accepted";

    /// <summary>E1.20.</summary>
    public const string LinkRejected = "link.rejected";

    /// <summary>X.8: the request was withdrawn.</summary>
    public const string LinkWithdrawn = "link.withdrawn";

    /// <summary>X.8: a live link was ended.</summary>
    public const string LinkEnded = "link.ended";

    /// <summary>X.5: the end of a link was announced.</summary>
    public const string LinkExpiring = "link.expiring";

    /// <summary>X.5: a link ran out.</summary>
    public const string LinkExpired = "link.expired";

    /// <summary>C3.</summary>
    public const string RejectionCleared = "link.rejection-cleared";

    /// <summary>E2.7: a role was made.</summary>
    public const string RoleCreated = "role.created";

    /// <summary>A role was edited.</summary>
    public const string RoleChanged = "role.changed";

    /// <summary>A role was deleted.</summary>
    public const string RoleDeleted = "role.deleted";

    /// <summary>A group was made.</summary>
    public const string GroupCreated = "group.created";

    /// <summary>A group was renamed or moved.</summary>
    public const string GroupChanged = "group.changed";

    /// <summary>A group was deleted.</summary>
    public const string GroupDeleted = "group.deleted";

    /// <summary>All roles of a person were set.</summary>
    public const string UserRolesSet = "user.roles-set";

    /// <summary>EN.1.</summary>
    public const string AccessGranted = "access.granted";

    /// <summary>EN.7.</summary>
    public const string AccessRevoked = "access.revoked";

    /// <summary>EN.13.</summary>
    public const string AutoAddSet = "access.auto-add-set";

    /// <summary>EN.2: somebody was invited.</summary>
    public const string InvitationCreated = "invitation.created";

    /// <summary>C23: an invitation was sent again.</summary>
    public const string InvitationResent = "invitation.resent";

    /// <summary>EN.6: an invitation was cancelled.</summary>
    public const string InvitationCancelled = "invitation.cancelled";

    /// <summary>An invitation that had run out was forgotten.</summary>
    public const string InvitationLapsed = "invitation.lapsed";

    /// <summary>EN.5: an invitation was accepted; what was granted has a record of its own.</summary>
    public const string InvitationAccepted = "invitation.accepted";

    /// <summary>SC.7: the portal of a customer was opened.</summary>
    public const string PortalActivated = "portal.activated";

    /// <summary>SC.28: the portal of a customer was closed to its own users.</summary>
    public const string PortalDeactivated = "portal.deactivated";

    /// <summary>SC.12-15: what a customer is shown was set.</summary>
    public const string InformationLevelSet = "portal.information-level-set";

    /// <summary>A partner was created.</summary>
    public const string PartnerCreated = "partner.created";

    /// <summary>Name or settings of a partner changed.</summary>
    public const string PartnerChanged = "partner.changed";

    /// <summary>E1.28.</summary>
    public const string MemberAdded = "member.added";

    /// <summary>A membership changed.</summary>
    public const string MemberChanged = "member.changed";

    /// <summary>C11.</summary>
    public const string MemberRemoved = "member.removed";

    /// <summary>A person made a personal access token.</summary>
    public const string TokenCreated = "token.created";

    /// <summary>A personal access token was taken away.</summary>
    public const string TokenRevoked = "token.revoked";
}
