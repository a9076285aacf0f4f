using System.Collections.Immutable;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Grains.Tests.Leases;
using OrleansTenancy.Testing.Cluster;
using Xunit;

namespace OrleansTenancy.Grains.Tests;

/// <summary>What the tests do in a cluster again and again, in words of the product. Ids are new in each test.</summary>
public sealed class World(TenancyCluster cluster)
{
    private static readonly CommandContext Operator = new(UserId.Parse("operator"));
    private static int _made;

    public TenancyCluster Cluster => cluster;

    public static TenantId NewTenantId() => TenantId.Parse($"tenant-{Interlocked.Increment(ref _made)}");

    public static UserId NewUser(string name) => UserId.Parse($"{name}-{Interlocked.Increment(ref _made)}");

    public ITenantGrain Tenant(TenantId tenant) => cluster.Grain<ITenantGrain>(tenant.GrainKey);

    public ITenantReads Reads(TenantId tenant) => cluster.Grain<ITenantReads>(tenant.GrainKey);

    public IPartnerGrain Partner(PartnerId partner) => cluster.Grain<IPartnerGrain>(partner.GrainKey);

    public IUserAccess User(UserId user) => cluster.Grain<IUserAccess>(user.GrainKey);

    public async Task<PartnerId> CreatePartner(
        UserId admin, MemberModel model = MemberModel.Tiered, AdminAccess access = AdminAccess.AllTenants)
    {
        var id = new PartnerId(Guid.NewGuid());
        Done(await Partner(id).Create(new CreatePartnerCommand(Operator, "Partner", admin, model, access)));
        return id;
    }

    public async Task<TenantId> CreateTenant(UserId admin)
    {
        var id = NewTenantId();
        Done(await Tenant(id).Create(new CreateTenantCommand(Operator, "Tenant", admin, null)));
        return id;
    }

    public async Task Link(TenantId tenant, UserId tenantAdmin, PartnerId partner, UserId partnerAdmin)
    {
        Done(await Request(tenant, tenantAdmin, partner));
        Done(await Accept(tenant, partner, partnerAdmin));
    }

    public Task<Reply<LinkView>> Request(TenantId tenant, UserId by, PartnerId partner, bool accepts = true) =>
        Tenant(tenant).RequestLink(new RequestLinkCommand(new(by), partner, accepts, null, null, null));

    public Task<Reply<LinkView>> Accept(TenantId tenant, PartnerId partner, UserId by) =>
        Tenant(tenant).AcceptLink(new AnswerLinkCommand(new(by), partner, null));

    public Task<Reply<LinkView>> Reject(TenantId tenant, PartnerId partner, UserId by, string? reason) =>
        Tenant(tenant).RejectLink(new AnswerLinkCommand(new(by), partner, reason));

    public Task<Reply<MemberView>> AddMember(
        PartnerId partner, UserId by, UserId user, MemberRole role = MemberRole.Technician) =>
        Partner(partner).AddMember(new WriteMemberCommand(new(by), user, role, false, null));

    public Task<Reply<Done>> Assign(
        TenantId tenant,
        PartnerId partner,
        UserId by,
        UserId user,
        DateTimeOffset? from = null,
        DateTimeOffset? until = null) =>
        Tenant(tenant).Assign(new AssignCommand(new(by), partner, user, from, until));

    public Task<Reply<Done>> Unassign(TenantId tenant, PartnerId partner, UserId by, UserId user) =>
        Tenant(tenant).Unassign(new UnassignCommand(new(by), partner, user));

    public Task<Reply<Done>> Grant(
        TenantId tenant, UserId by, UserId user, string role, ImmutableArray<GroupId>? groups = null) =>
        SetRoles(tenant, by, user, [new WantedRole(RoleId.Parse(role), groups, null, null)]);

    public Task<Reply<Done>> SetRoles(
        TenantId tenant, UserId by, UserId user, ImmutableArray<WantedRole> roles, LinkPath? via = null) =>
        Tenant(tenant).SetUserRoles(new SetUserRolesCommand(new(by), user, roles, via));

    public Task<Reply<GroupView>> CreateGroup(TenantId tenant, UserId by, string id, string? parent = null) =>
        Tenant(tenant).CreateGroup(new WriteGroupCommand(
            new(by), GroupId.Parse(id), id, false, parent is null ? null : GroupId.Parse(parent)));

    public async Task<Reply<ResourceView>> PutDevice(TenantId tenant, UserId by, string device, string? group = null)
    {
        var shard = await Shard(tenant, device);
        return await shard.Put(new PutResourceCommand(
            new(by), "device", device, group is null ? null : GroupId.Parse(group), null, []));
    }

    public async Task<IResourceShardGrain> Shard(TenantId tenant, string device)
    {
        var view = await Reads(tenant).View();
        return cluster.Grain<IResourceShardGrain>(ShardKey.Of(tenant, view!.Uid, "device", device).ToString());
    }

    public Task<DecisionReply> Ask(
        UserId user, TenantId tenant, string action, string type = "tenant", string? id = null) =>
        BothModes.Ask(cluster, user, new AccessQuery(tenant, action, type, id ?? tenant.Value));

    public Task<ImmutableArray<NotificationRecord>> InboxOf(PartnerId partner) =>
        cluster.Grain<IInboxGrain>(InboxKey.For(partner)).Read(0, 1000);

    public async Task<ImmutableArray<NotificationRecord>> InboxOf(TenantId tenant)
    {
        var view = await Reads(tenant).View();
        return await cluster.Grain<IInboxGrain>(InboxKey.For(tenant, view!.Uid)).Read(0, 1000);
    }

    public static T Done<T>(Reply<T> reply)
        where T : class
    {
        Assert.Null(reply.Refusal);
        return reply.Value!;
    }

    public static void Refused<T>(string code, Reply<T> reply)
        where T : class => Assert.Equal(code, reply.Refusal?.Code);
}
