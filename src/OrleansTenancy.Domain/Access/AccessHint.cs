namespace OrleansTenancy.Domain.Access;

/// <summary>Why there is no path; told only to those who may know (X.7).</summary>
public enum AccessHint
{
    /// <summary>Nothing to add.</summary>
    None = 0,

    /// <summary><c>link-pending</c>: the partner has not answered yet, or the link has not begun.</summary>
    LinkPending = 1,

    /// <summary><c>link-ended</c>: the link was ended or rejected.</summary>
    LinkEnded = 2,

    /// <summary><c>link-expired</c>: the link ran out.</summary>
    LinkExpired = 3,

    /// <summary><c>not-assigned</c>: a member of the partner without access to this tenant.</summary>
    NotAssigned = 4,

    /// <summary><c>membership-ended</c>: the membership ran out.</summary>
    MembershipEnded = 5,

    /// <summary><c>membership-pending</c>: the membership has not begun.</summary>
    MembershipPending = 6,
}
