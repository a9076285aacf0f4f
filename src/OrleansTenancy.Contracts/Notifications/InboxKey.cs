using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Notifications;

/// <summary>The key of an inbox: whose it is, in front of the recipient's own grain key.</summary>
public static class InboxKey
{
    private const string Prefix = "inbox";

    /// <summary>The inbox of a partner.</summary>
    public static string For(PartnerId partner) => string.Join('/', Prefix, partner.GrainKey);

    /// <summary>The inbox of one life of a tenant; a tenant created again starts with an empty one (V15).</summary>
    public static string For(TenantId tenant, TenantUid uid) => string.Join('/', Prefix, tenant.GrainKey, uid);
}
