namespace OrleansTenancy.Contracts.Notifications;

/// <summary>The types of notifications (spec/http-api.md); a type never changes its meaning.</summary>
public static class NotificationTypes
{
    /// <summary>E1.17: a tenant asked for a link.</summary>
    public const string LinkRequested = "link.requested";

    /// <summary>E1.22: the partner accepted.</summary>
    public const string LinkAccepted = "link.accepted";

    /// <summary>E1.23: the partner rejected; field <c>reason</c>.</summary>
    public const string LinkRejected = "link.rejected";

    /// <summary>X.8: the tenant withdrew its request.</summary>
    public const string LinkWithdrawn = "link.withdrawn";

    /// <summary>X.8: one side ended the link; field <c>side</c>.</summary>
    public const string LinkEnded = "link.ended";

    /// <summary>A link will run out; fields <c>days</c>, <c>expiresAt</c>.</summary>
    public const string LinkExpiring = "link.expiring";

    /// <summary>X.5: a link ran out; field <c>expiresAt</c>.</summary>
    public const string LinkExpired = "link.expired";

    /// <summary>A tenant was created by the partner, or in the platform.</summary>
    public const string TenantCreated = "tenant.created";

    /// <summary>A tenant was deleted.</summary>
    public const string TenantDeleted = "tenant.deleted";

    /// <summary>SC.7: the portal of a customer was opened.</summary>
    public const string PortalActivated = "portal.activated";

    /// <summary>SC.28: the portal of a customer was closed to its own users.</summary>
    public const string PortalDeactivated = "portal.deactivated";

    /// <summary>Somebody joined the partner; field <c>userId</c>.</summary>
    public const string MemberAdded = "member.added";

    /// <summary>Somebody left the partner; field <c>userId</c>.</summary>
    public const string MemberRemoved = "member.removed";

    /// <summary>Somebody was given access to a tenant; field <c>userId</c>.</summary>
    public const string AccessGranted = "access.granted";

    /// <summary>Somebody's access to a tenant was taken away; field <c>userId</c>.</summary>
    public const string AccessRevoked = "access.revoked";
}
