using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansTenancy.Contracts.Directory;

/// <summary>Reads and writes the entries of lists.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PartnerEntry))]
[JsonSerializable(typeof(TenantEntry))]
[JsonSerializable(typeof(PartnerTenantEntry))]
[JsonSerializable(typeof(MemberEntry))]
[JsonSerializable(typeof(TenantUserEntry))]
public sealed partial class DirectoryEntries : JsonSerializerContext;

/// <summary>A partner in the list of partners.</summary>
public sealed record PartnerEntry(string Name, string MemberModel, string AdminAccess);

/// <summary>A tenant in the list of tenants.</summary>
public sealed record TenantEntry(string DisplayName, string State, string? OwnerPartner);

/// <summary>A tenant in the list of a partner.</summary>
public sealed record PartnerTenantEntry(
    string DisplayName,
    string State,
    Guid TenantUid,
    DateTimeOffset Since,
    string RequestedBy,
    bool Owned,
    bool PortalActive,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? NotBefore = null);

/// <summary>A member in the list of a partner.</summary>
public sealed record MemberEntry(string Role, DateTimeOffset? ExpiresAt, DateTimeOffset? NotBefore = null);

/// <summary>A person in the list of a tenant; <c>Via</c> is the partner for per-user roles of a partner user.</summary>
public sealed record TenantUserEntry(IReadOnlyList<TenantUserRole> Roles, string? Via);

/// <summary>A role of a person in the list of a tenant.</summary>
public sealed record TenantUserRole(
    string RoleId, IReadOnlyList<string>? Groups, DateTimeOffset? NotBefore, DateTimeOffset? ExpiresAt);
