using OrleansTenancy.Gateway.Endpoints.Invitations;
using OrleansTenancy.Gateway.Json;

namespace OrleansTenancy.Gateway.Endpoints.Partners;

/// <summary>A partner that is to be.</summary>
public sealed record CreatePartnerBody(
    string Name, string AdminUserId, string? MemberModel = null, string? AdminAccess = null);

/// <summary>What changes in a partner; what is absent stays.</summary>
public sealed record ChangePartnerBody(string? Name = null, string? MemberModel = null, string? AdminAccess = null);

/// <summary>A partner.</summary>
public sealed record PartnerBody(
    string PartnerId, string Name, string MemberModel, string AdminAccess, long TenantCount, int MemberCount);

/// <summary>A partner in the operator's list.</summary>
public sealed record PartnerItem(string PartnerId, string Name, string MemberModel, string AdminAccess);

/// <summary>Somebody who is to be a member.</summary>
public sealed record AddMemberBody(
    string UserId, string? Role = null, DateTimeOffset? NotBefore = null, DateTimeOffset? ExpiresAt = null);

/// <summary>What changes in a membership; what is absent stays.</summary>
public sealed record ChangeMemberBody(string? Role = null)
{
    /// <summary>Beginning of the membership; null: at once.</summary>
    public Optional<DateTimeOffset?> NotBefore { get; init; }

    /// <summary>End of the membership; null: none.</summary>
    public Optional<DateTimeOffset?> ExpiresAt { get; init; }
}

/// <summary>A member.</summary>
public sealed record MemberBody(
    string UserId, string Role, DateTimeOffset? NotBefore, DateTimeOffset? ExpiresAt);

/// <summary>A tenant of a partner.</summary>
public sealed record PartnerTenantItem(
    string TenantId,
    string DisplayName,
    string State,
    DateTimeOffset Since,
    string RequestedBy,
    long? DeviceCount,
    bool PortalActive,
    bool Owned,
    DateTimeOffset? NotBefore,
    DateTimeOffset? ExpiresAt);

/// <summary>Why a request is rejected.</summary>
public sealed record RejectBody(string? Reason = null);

/// <summary>A customer tenant that is to be.</summary>
public sealed record CreateCustomerBody(string TenantId, string DisplayName);

/// <summary>Who of the partner may enter a tenant.</summary>
public sealed record AccessBody(
    bool AutoAddPartnerUsers, IReadOnlyList<AccessUserBody> Users, IReadOnlyList<InvitationBody> Invitations);

/// <summary>Somebody of the partner who may enter a tenant, and why.</summary>
public sealed record AccessUserBody(string UserId, string Source, string Role, DateTimeOffset? ExpiresAt);

/// <summary>EN.13: whether all members may enter.</summary>
public sealed record ChangeAccessBody(bool AutoAddPartnerUsers);

/// <summary>From when to when somebody is assigned.</summary>
public sealed record AssignBody(DateTimeOffset? NotBefore = null, DateTimeOffset? ExpiresAt = null);
