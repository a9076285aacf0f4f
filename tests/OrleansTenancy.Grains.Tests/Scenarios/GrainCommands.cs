using System.Collections.Immutable;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Contracts.Portal;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.Portal;
using OrleansTenancy.Scenarios;

namespace OrleansTenancy.Grains.Tests.Scenarios;

/// <summary>The commands of a scenario as calls of grains, with what their caller has to find out before.</summary>
internal sealed class GrainCommands(World world, DateTimeOffset begin)
{
    private readonly Dictionary<string, PartnerId> _partners = [];
    private readonly Dictionary<string, TenantId> _tenants = [];
    private readonly HashSet<UserId> _members = [];

    /// <summary>Does it; answers the code of a refusal, or null.</summary>
    public Task<string?> Do(ScenarioCommand command) => command switch
    {
        CreatePartner c => Play(c),
        ChangePartner c => Code(PartnerOf(c.Partner).Change(new(
            By(c.By), null, c.MemberModel is null ? null : Model(c.MemberModel), c.AdminAccess is null ? null : Access(c.AdminAccess)))),
        AddMember c => Play(c),
        ChangeMember c => Code(PartnerOf(c.Partner).ChangeMember(new(By(c.By), UserId.Parse(c.User), Role(c.Role), false, null))),
        RemoveMember c => Code(PartnerOf(c.Partner).RemoveMember(new(By(c.By), UserId.Parse(c.User)))),
        CreateTenant c => Play(c),
        DeleteTenant c => Code(TenantOf(c.Tenant).Delete(new(By(c.By), Partner(c.Partner)))),
        RequestLink c => Code(TenantOf(c.Tenant).RequestLink(new(
            By(c.By), _partners[c.Partner], c.AcceptTerms, null, At(c.ExpiresAt), c.Scopes is { } cap ? [.. cap] : null, At(c.NotBefore)))),
        AcceptLink c => Code(TenantOf(c.Tenant).AcceptLink(new(By(c.By), _partners[c.Partner], null))),
        RejectLink c => Code(TenantOf(c.Tenant).RejectLink(new(By(c.By), _partners[c.Partner], c.Reason))),
        EndLink c => Code(TenantOf(c.Tenant).EndLink(new(By(c.By), Partner(c.Partner)))),
        ClearRejection c => Code(TenantOf(c.Tenant).ClearRejection(By(null))),
        SetAutoAdd c => Play(c),
        Assign c => Play(c),
        Unassign c => Play(c),
        SetRoles c => Play(c),
        CreateRole c => Code(TenantOf(c.Tenant).CreateRole(Role(c.By, c.Role, c.Scopes, c.Features, c.WithoutDefaults))),
        UpdateRole c => Code(TenantOf(c.Tenant).UpdateRole(Role(c.By, c.Role, c.Scopes, c.Features, c.WithoutDefaults))),
        DeleteRole c => Code(TenantOf(c.Tenant).DeleteRole(new(By(c.By), RoleId.Parse(c.Role), null))),
        CreateGroup c => Code(TenantOf(c.Tenant).CreateGroup(new(By(c.By), GroupId.Parse(c.Group), c.Group, false, Group(c.Parent)))),
        MoveGroup c => Code(TenantOf(c.Tenant).UpdateGroup(new(By(c.By), GroupId.Parse(c.Group), null, true, Group(c.Parent)))),
        DeleteGroup c => Code(TenantOf(c.Tenant).DeleteGroup(new(By(c.By), GroupId.Parse(c.Group)))),
        PutDevice c => Put(c.Tenant, c.By, "device", c.Device, c.Group),
        PutResource c => Put(c.Tenant, c.By, c.Type, c.Resource, c.Group),
        SetPortal c => Code(PortalOf(c.Tenant).SetPortal(new(By(c.By), _partners[c.Partner], c.On))),
        SetInformationLevel c => Code(PortalOf(c.Tenant).SetInformationLevel(new(By(c.By), _partners[c.Partner], Level(c.Shown)))),
        _ => throw new NotSupportedException($"{command} is not played in a cluster"),
    };

    /// <summary>The tenant of a name; one that nobody created is called as it is written.</summary>
    public TenantId Tenant(string name) => _tenants.GetValueOrDefault(name, TenantId.Parse(name));

    /// <summary>The name of a partner.</summary>
    public string NameOf(PartnerId id) => _partners.Single(p => p.Value == id).Key;

    private Task<string?> Play(CreatePartner c)
    {
        _partners[c.Partner] = new PartnerId(Guid.NewGuid());
        _members.Add(UserId.Parse(c.Admin));
        return Code(PartnerOf(c.Partner).Create(new(
            By(null), c.Partner, UserId.Parse(c.Admin), Model(c.MemberModel), Access(c.AdminAccess))));
    }

    private Task<string?> Play(AddMember c)
    {
        _members.Add(UserId.Parse(c.User));
        return Code(PartnerOf(c.Partner).AddMember(new(
            By(c.By), UserId.Parse(c.User), Role(c.Role), true, At(c.ExpiresAt), true, At(c.NotBefore))));
    }

    private Task<string?> Play(CreateTenant c)
    {
        _tenants[c.Tenant] = TenantId.Parse(c.SameIdAs is null ? c.Tenant : _partners[c.SameIdAs].ToString());
        UserId? admin = c.Admin is null ? null : UserId.Parse(c.Admin);
        return Code(TenantOf(c.Tenant).Create(new(By(c.By), c.Tenant, admin, Partner(c.Owner))));
    }

    private async Task<string?> Play(SetAutoAdd c)
    {
        var partner = _partners[c.Partner];
        var view = await world.Cluster.Grain<IPartnerReads>(partner.GrainKey).View();
        return await Code(TenantOf(c.Tenant).SetAutoAdd(new(By(c.By), partner, c.On, view!.LastMemberSequence)));
    }

    private Task<string?> Play(Assign c) =>
        Code(TenantOf(c.Tenant).Assign(new(
            By(c.By), _partners[c.Partner], UserId.Parse(c.User), At(c.NotBefore), At(c.ExpiresAt))));

    private Task<string?> Play(Unassign c) =>
        Code(TenantOf(c.Tenant).Unassign(new(By(c.By), _partners[c.Partner], UserId.Parse(c.User))));

    // C7: someone with roles of their own keeps being a user of the tenant; else a partner user's way is meant.
    private async Task<string?> Play(SetRoles c)
    {
        var user = UserId.Parse(c.User);
        var person = await world.User(user).InTenant(Tenant(c.Tenant));
        ImmutableArray<WantedRole> wanted = [.. c.Roles.Select(r => new WantedRole(
            RoleId.Parse(r.Role), r.Groups is { } g ? [.. g.Select(GroupId.Parse)] : null, At(r.NotBefore), At(r.ExpiresAt)))];
        var via = person.Standing is { Own.IsEmpty: false } ? null : person.Access.Path;
        return await Code(TenantOf(c.Tenant).SetUserRoles(new(By(c.By), user, wanted, via)));
    }

    private static WriteRoleCommand Role(
        string by, string role, IList<string>? scopes, IList<string>? features, bool withoutDefaults) =>
        new(
            By(by),
            RoleId.Parse(role),
            role,
            scopes is { } s ? [.. s] : null,
            features is { } f ? [.. f] : null,
            withoutDefaults,
            null);

    private async Task<string?> Put(string tenant, string by, string type, string id, string? group)
    {
        var view = await world.Reads(Tenant(tenant)).View();
        var key = ShardKey.Of(Tenant(tenant), view!.Uid, type, id).ToString();
        return await Code(world.Cluster.Grain<IResourceShardGrain>(key).Put(new(By(by), type, id, Group(group), null, [])));
    }

    private ITenantGrain TenantOf(string name) => world.Tenant(Tenant(name));

    private ITenantPortal PortalOf(string name) => world.Cluster.Grain<ITenantPortal>(Tenant(name).GrainKey);

    private IPartnerGrain PartnerOf(string name) => world.Partner(_partners[name]);

    private PartnerId? Partner(string? name) => name is null ? null : _partners[name];

    private DateTimeOffset? At(TimeSpan? sinceBegin) => begin + sinceBegin;

    private static CommandContext By(string? user) => new(UserId.Parse(user ?? "operator"));

    private static GroupId? Group(string? name) => name is null ? null : GroupId.Parse(name);

    private static InformationLevel Level(IList<string> shown) => new(
        shown.Contains("estimatedLoad"), shown.Contains("measuredPeakLoad"), shown.Contains("deviceProperties"), shown.Contains("customProperties"));

    private static MemberModel Model(string word) => Enum.Parse<MemberModel>(word, ignoreCase: true);

    private static AdminAccess Access(string word) => Enum.Parse<AdminAccess>(word, ignoreCase: true);

    private static MemberRole Role(string word) => Enum.Parse<MemberRole>(word, ignoreCase: true);

    private static async Task<string?> Code<T>(Task<Reply<T>> reply)
        where T : class => (await reply).Refusal?.Code;
}
