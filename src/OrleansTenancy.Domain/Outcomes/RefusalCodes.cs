namespace OrleansTenancy.Domain.Outcomes;

/// <summary>The closed list of codes with which a rule refuses a command. A code never changes its meaning.</summary>
public static class RefusalCodes
{
    /// <summary>The tenant does not exist, is deleted, or is not visible to the caller.</summary>
    public const string TenantUnknown = "tenant-unknown";

    /// <summary>The tenant name is taken.</summary>
    public const string TenantExists = "tenant-exists";

    /// <summary>The partner does not exist or is not visible to the caller.</summary>
    public const string PartnerUnknown = "partner-unknown";

    /// <summary>The partner id is taken (the service made it twice, or a create was repeated).</summary>
    public const string PartnerExists = "partner-exists";

    /// <summary>E1.15: the Terms of Service were not accepted.</summary>
    public const string TermsNotAccepted = "terms-not-accepted";

    /// <summary>The tenant already has a pending or live link, as many as the platform allows (C5).</summary>
    public const string LinkExists = "link-exists";

    /// <summary>E1.24, E1.25: a rejection bars this request (C3).</summary>
    public const string LinkBarred = "link-barred";

    /// <summary>The link is not waiting for an answer.</summary>
    public const string NotPending = "not-pending";

    /// <summary>There is no pending or live link to end.</summary>
    public const string NoLink = "no-link";

    /// <summary>There is no live link of this partner to this tenant.</summary>
    public const string NotLinked = "not-linked";

    /// <summary>There is no rejection to clear.</summary>
    public const string NotRejected = "not-rejected";

    /// <summary>C16: the partner did not create this tenant.</summary>
    public const string NotOwned = "not-owned";

    /// <summary>The member does not exist.</summary>
    public const string MemberUnknown = "member-unknown";

    /// <summary>The person is a member already.</summary>
    public const string MemberExists = "member-exists";

    /// <summary>X.3, C13'': the last administrator cannot go.</summary>
    public const string LastAdmin = "last-admin";

    /// <summary>EN.10: the last user of a customer tenant cannot go.</summary>
    public const string LastUser = "last-user";

    /// <summary>EN.11: while auto-add is on nobody is removed one by one.</summary>
    public const string AutoAddActive = "auto-add-active";

    /// <summary>C14: the person has this access already by being an administrator.</summary>
    public const string AlreadyImplicit = "already-implicit";

    /// <summary>ID.12: only a member of the partner can be given access through it.</summary>
    public const string NotAMember = "not-a-member";

    /// <summary>The person has no access of this kind to take away.</summary>
    public const string NotAssigned = "not-assigned";

    /// <summary>The role does not exist in this tenant.</summary>
    public const string RoleUnknown = "role-unknown";

    /// <summary>A role of this id exists already.</summary>
    public const string RoleExists = "role-exists";

    /// <summary>The built-in roles cannot be edited or deleted.</summary>
    public const string BuiltinRole = "builtin-role";

    /// <summary>C26: the Partner role cannot be deleted.</summary>
    public const string PartnerRole = "partner-role";

    /// <summary>The role is held by somebody.</summary>
    public const string RoleInUse = "role-in-use";

    /// <summary>X.1, X.2: the caller does not hold a scope that they would give.</summary>
    public const string ScopeEscalation = "scope-escalation";

    /// <summary>X.6: when the command's turn came, the actor did not hold the scope that it takes.</summary>
    public const string ScopeNotGranted = "scope-not-granted";

    /// <summary>C19, X.6: when the command's turn came, the tenant's ceiling masked the scope that it takes.</summary>
    public const string Ceiling = "ceiling";

    /// <summary>X.6: when the command's turn came, the actor held the scope that it takes for groups only.</summary>
    public const string OutsideGroups = "outside-groups";

    /// <summary>X.6: when the command's turn came, the actor did not administer the partner.</summary>
    public const string PartnerAdminRequired = "partner-admin-required";

    /// <summary>A scope or feature that the catalogue does not have.</summary>
    public const string ScopeUnknown = "scope-unknown";

    /// <summary>The group does not exist in this tenant.</summary>
    public const string GroupUnknown = "group-unknown";

    /// <summary>A group of this id exists already.</summary>
    public const string GroupExists = "group-exists";

    /// <summary>A group cannot be moved into its own subtree.</summary>
    public const string GroupCycle = "group-cycle";

    /// <summary>The group has groups or devices in it.</summary>
    public const string GroupNotEmpty = "group-not-empty";

    /// <summary>The group tree would grow deeper than the limit.</summary>
    public const string GroupTooDeep = "group-too-deep";

    /// <summary>A named limit of the service is reached; the detail tells which.</summary>
    public const string LimitReached = "limit-reached";

    /// <summary>The person is not a user of this tenant.</summary>
    public const string UserUnknown = "user-unknown";

    /// <summary>
    /// V8: there is no such invitation, it is used, cancelled or sent again, or it is not the caller's. Which of them
    /// is nobody's business.
    /// </summary>
    public const string InvitationUnknown = "invitation-unknown";

    /// <summary>The address is invited already.</summary>
    public const string InvitationExists = "invitation-exists";

    /// <summary>C23, X.5: said only to who holds secret and address.</summary>
    public const string InvitationExpired = "invitation-expired";

    /// <summary>X.5: its beginning lies ahead; said only to who holds secret and address.</summary>
    public const string InvitationNotYet = "invitation-not-yet";

    /// <summary>
    /// X.1: nobody answers any more for what was invited to: the inviter, the role or the link is gone, or has less.
    /// </summary>
    public const string InvitationVoid = "invitation-void";

    /// <summary>SC.29, C20: the portal of the tenant is closed.</summary>
    public const string TenantInactive = "tenant-inactive";

    /// <summary>The device does not exist in this tenant.</summary>
    public const string DeviceUnknown = "device-unknown";

    /// <summary>The caller has no token of this id.</summary>
    public const string TokenUnknown = "token-unknown";

    /// <summary>SC.10: the contact is changed by the CRM feed only.</summary>
    public const string ManagedByCrm = "managed-by-crm";

    /// <summary>A value is outside what is allowed; the detail tells which and how.</summary>
    public const string InvalidValue = "invalid-value";

    /// <summary>The document has changed since the caller read it.</summary>
    public const string StaleVersion = "stale-version";

    /// <summary>X.11: the idempotency key was used for another command.</summary>
    public const string IdempotencyKeyReused = "idempotency-key-reused";

    /// <summary>An end lies before its beginning, or in the past.</summary>
    public const string InvalidPeriod = "invalid-period";
}
