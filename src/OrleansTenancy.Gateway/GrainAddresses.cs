using OrleansTenancy.Contracts.Audit;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Contracts.Invitations;
using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Contracts.Operations;
using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Contracts.Portal;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;

namespace OrleansTenancy.Gateway;

/// <summary>Where the grain of a thing is: the one place in the gateway that knows keys.</summary>
internal static class GrainAddresses
{
    public static ITenantGrain Tenant(this IGrainFactory grains, TenantId tenant) =>
        grains.GetGrain<ITenantGrain>(tenant.GrainKey);

    public static ITenantPortal Portal(this IGrainFactory grains, TenantId tenant) =>
        grains.GetGrain<ITenantPortal>(tenant.GrainKey);

    public static ITenantReads TenantReads(this IGrainFactory grains, TenantId tenant) =>
        grains.GetGrain<ITenantReads>(tenant.GrainKey);

    public static IInvitationReads Invitation(this IGrainFactory grains, InvitationId invitation) =>
        grains.GetGrain<IInvitationReads>(invitation.GrainKey);

    public static IPartnerGrain Partner(this IGrainFactory grains, PartnerId partner) =>
        grains.GetGrain<IPartnerGrain>(partner.GrainKey);

    public static IPartnerReads PartnerReads(this IGrainFactory grains, PartnerId partner) =>
        grains.GetGrain<IPartnerReads>(partner.GrainKey);

    public static IUserAccess Person(this IGrainFactory grains, UserId user) =>
        grains.GetGrain<IUserAccess>(user.GrainKey);

    public static IUserTokens Tokens(this IGrainFactory grains, UserId user) =>
        grains.GetGrain<IUserTokens>(user.GrainKey);

    /// <summary>Where the caller may enter and what they administer.</summary>
    public static CallerAccess Of(this IGrainFactory grains, Caller caller) =>
        new(grains.Person(caller.User), caller.Token?.Id);

    /// <summary>The same of somebody: by the caller's token, if that is who asks.</summary>
    public static CallerAccess Of(this IGrainFactory grains, Caller caller, UserId user) =>
        new(grains.Person(user), user == caller.User ? caller.Token?.Id : null);

    /// <summary>Whether the caller may do something, decided wherever it is quickest.</summary>
    public static CallerChecks Of(this IAccessChecks checks, Caller caller) =>
        new(checks, caller.User, caller.Token?.Id);

    /// <summary>Whether somebody may: by the caller's token, if that is who asks.</summary>
    public static CallerChecks Of(this IAccessChecks checks, Caller caller, UserId user) =>
        new(checks, user, user == caller.User ? caller.Token?.Id : null);

    public static IOperationsGrain Operations(this IGrainFactory grains, UserId caller) =>
        grains.GetGrain<IOperationsGrain>(OperationsKey.For(caller));

    public static IDirectoryGrain Directory(this IGrainFactory grains, string key) =>
        grains.GetGrain<IDirectoryGrain>(key);

    public static IAuditGrain Audit(this IGrainFactory grains, string chain) => grains.GetGrain<IAuditGrain>(chain);

    public static IInboxGrain Inbox(this IGrainFactory grains, string key) => grains.GetGrain<IInboxGrain>(key);

    public static IFleetGrain Fleet(this IGrainFactory grains, TenantId tenant, TenantUid uid) =>
        grains.GetGrain<IFleetGrain>(ShardKey.ForFleet(tenant, uid));

    public static IResourceShardGrain Shard(
        this IGrainFactory grains, TenantId tenant, TenantUid uid, string type, string id) =>
        grains.GetGrain<IResourceShardGrain>(ShardKey.Of(tenant, uid, type, id).ToString());
}
