using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Directory;

/// <summary>The keys of the lists.</summary>
public static class DirectoryKey
{
    private const string Prefix = "directory";

    /// <summary>All partners; entries <see cref="PartnerEntry"/> by partner id.</summary>
    public static string Partners => string.Join('/', Prefix, "partners");

    /// <summary>All tenants; entries <see cref="TenantEntry"/> by tenant id; facet: state.</summary>
    public static string Tenants => string.Join('/', Prefix, "tenants");

    /// <summary>
    /// Tenants of a partner; entries <see cref="PartnerTenantEntry"/> by tenant id; facet: link state.
    /// </summary>
    public static string TenantsOf(PartnerId partner) => string.Join('/', Prefix, partner.GrainKey, "tenants");

    /// <summary>Members of a partner; entries <see cref="MemberEntry"/> by user id; facet: role.</summary>
    public static string MembersOf(PartnerId partner) => string.Join('/', Prefix, partner.GrainKey, "members");

    /// <summary>People to whom a tenant granted roles; entries <see cref="TenantUserEntry"/> by user id.</summary>
    public static string UsersOf(TenantId tenant, TenantUid uid) =>
        string.Join('/', Prefix, tenant.GrainKey, uid, "users");

    /// <summary>
    /// Where a life of a tenant has left something, for its deletion: keys of grains, in lists with the key of the
    /// entry after a space; no content.
    /// </summary>
    public static string TracesOf(TenantId tenant, TenantUid uid) =>
        string.Join('/', Prefix, tenant.GrainKey, uid, "traces");

    /// <summary>Holders of a role, for "in use"; key user id, facet: role id; no content.</summary>
    public static string RoleHoldersOf(TenantId tenant, TenantUid uid) =>
        string.Join('/', Prefix, tenant.GrainKey, uid, "role-holders");
}
