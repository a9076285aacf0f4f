using OrleansTenancy.Gateway.Endpoints.Portal;
using OrleansTenancy.Gateway.Json;

namespace OrleansTenancy.Gateway.Endpoints.Tenants;

/// <summary>A tenant that is to be.</summary>
public sealed record CreateTenantBody(string TenantId, string DisplayName, string AdminUserId);

/// <summary>A tenant in the operator's list.</summary>
public sealed record TenantItem(string TenantId, string DisplayName, string State, string? OwnerPartnerId);

/// <summary>A tenant.</summary>
public sealed record TenantBody(
    string TenantId,
    string DisplayName,
    string State,
    bool PortalActive,
    long DeviceCount,
    object? Contact,
    InformationLevelBody? InformationLevel);

/// <summary>What changes in a tenant.</summary>
public sealed record ChangeTenantBody(string DisplayName);

/// <summary>A link that a tenant asks for (E1.14, E1.15).</summary>
public sealed record RequestLinkBody(
    string PartnerId,
    bool AcceptTermsOfService = false,
    string? TermsVersion = null,
    DateTimeOffset? NotBefore = null,
    DateTimeOffset? ExpiresAt = null,
    IReadOnlyList<string>? Scopes = null);

/// <summary>The link of a tenant.</summary>
public sealed record LinkBody(
    string State,
    string? PartnerId,
    string? PartnerName,
    string? RequestedBy,
    DateTimeOffset? RequestedAt,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Reason,
    DateTimeOffset? NotBefore,
    DateTimeOffset? ExpiresAt,
    string? Message,
    string? TermsVersion = null);

/// <summary>A role that is to be.</summary>
public sealed record WriteRoleBody(
    string Name,
    string? RoleId = null,
    IReadOnlyList<string>? Scopes = null,
    IReadOnlyList<string>? Features = null,
    bool WithoutDefaults = false);

/// <summary>A role.</summary>
public sealed record RoleBody(string RoleId, string Name, string Kind, IReadOnlyList<string> Scopes);

/// <summary>A group that is to be.</summary>
public sealed record CreateGroupBody(string Name, string? GroupId = null, string? ParentId = null);

/// <summary>What changes in a group; what is absent stays.</summary>
public sealed record ChangeGroupBody(string? Name = null)
{
    /// <summary>The group above; null: directly under the tenant.</summary>
    public Optional<string?> ParentId { get; init; }
}

/// <summary>A group.</summary>
public sealed record GroupBody(string GroupId, string Name, string? ParentId);

/// <summary>The roles that a person is to have.</summary>
public sealed record WriteUserBody(IReadOnlyList<UserRoleBody> Roles);

/// <summary>A role of a person; groups null: the whole tenant.</summary>
public sealed record UserRoleBody(
    string RoleId,
    IReadOnlyList<string>? Groups = null,
    DateTimeOffset? NotBefore = null,
    DateTimeOffset? ExpiresAt = null);

/// <summary>A person in a tenant.</summary>
public sealed record TenantUserBody(
    string UserId, string? Source, string? PartnerId, IReadOnlyList<UserRoleBody> Roles);

/// <summary>A device that is to be registered.</summary>
public sealed record PutDeviceBody(string? GroupId = null, string? Alias = null, IReadOnlyList<string>? Tags = null);

/// <summary>What changes in a device; what is absent stays.</summary>
public sealed record PatchDeviceBody(IReadOnlyList<string>? Tags = null)
{
    /// <summary>The group it lies in; null: directly under the tenant.</summary>
    public Optional<string?> GroupId { get; init; }

    /// <summary>Display name; null: none.</summary>
    public Optional<string?> Alias { get; init; }
}

/// <summary>A device.</summary>
public sealed record DeviceBody(string DeviceId, string? GroupId, string? Alias, IReadOnlyList<string> Tags);

/// <summary>One line of an import.</summary>
public sealed record ImportLine(
    string DeviceId, string? GroupId = null, string? Alias = null, IReadOnlyList<string>? Tags = null);

/// <summary>What became of an import.</summary>
public sealed record ImportBody(
    long Lines, long Created, long Updated, long Failed, IReadOnlyList<ImportErrorBody> Errors);

/// <summary>A line that was not taken.</summary>
public sealed record ImportErrorBody(long Line, string Code, string Detail);

/// <summary>Where a resource of another type lies.</summary>
public sealed record PutResourceBody(string? GroupId = null);

/// <summary>A registered resource.</summary>
public sealed record ResourceBody(string Type, string Id, string? GroupId);

/// <summary>A token for one tenant.</summary>
public sealed record LoginBody(
    string AccessToken, int ExpiresIn, string Source, string? PartnerId, IReadOnlyList<string> Roles);
