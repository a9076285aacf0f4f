using System.Globalization;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;

namespace OrleansTenancy.Server.Demo;

/// <summary>
/// Demo data, made through the same commands as everybody's. Each step may be done again, so a first start that was cut
/// off goes on with the next one; once it is complete it is never touched again, whatever was changed since.
/// </summary>
/// <param name="services">A running node.</param>
/// <param name="directory">Where it is remembered that the demo is complete.</param>
internal sealed class DemoWorld(IServiceProvider services, string directory)
{
    private readonly IGrainFactory _grains = services.GetRequiredService<IGrainFactory>();

    /// <summary>Makes what is missing.</summary>
    public async Task EnsureCreated()
    {
        var marker = Path.Combine(directory, "demo-complete");
        if (File.Exists(marker))
        {
            return;
        }

        await CreatePartner();
        await CreateTenants();
        await CreateGroups();
        await GrantRoles();
        await RegisterDevices();
        await LinkTenants();
        await File.WriteAllTextAsync(marker, string.Empty);
    }

    private async Task CreatePartner()
    {
        var partner = _grains.GetGrain<IPartnerGrain>(DemoNames.Partner.GrainKey);
        await Do(partner.Create(new CreatePartnerCommand(
            By(DemoNames.Operator),
            "Fjordline IT",
            DemoNames.PartnerAdmin,
            MemberModel.Tiered,
            AdminAccess.AllTenants)));
        foreach (var technician in new[] { DemoNames.Assigned, DemoNames.Unassigned })
        {
            await Do(partner.AddMember(new WriteMemberCommand(
                By(DemoNames.PartnerAdmin), technician, MemberRole.Technician, false, null)));
        }
    }

    private async Task CreateTenants()
    {
        await Create(DemoNames.Linked, "Harbor Foods", DemoNames.TenantAdmin);
        await Create(DemoNames.Pending, "Pine Clinics", DemoNames.OtherAdmin);
        await Do(Tenant(DemoNames.Owned).Create(new CreateTenantCommand(
            By(DemoNames.PartnerAdmin), "Quartz Retail", null, DemoNames.Partner)));
    }

    private Task Create(TenantId tenant, string name, UserId admin) =>
        Do(Tenant(tenant).Create(new CreateTenantCommand(By(DemoNames.Operator), name, admin, null)));

    private async Task CreateGroups()
    {
        await CreateGroup(DemoNames.North, "North", null);
        await CreateGroup(DemoNames.NorthTills, "North tills", DemoNames.North);
        await CreateGroup(DemoNames.South, "South", null);
    }

    private Task CreateGroup(GroupId group, string name, GroupId? parent) =>
        Do(Tenant(DemoNames.Linked).CreateGroup(
            new WriteGroupCommand(By(DemoNames.TenantAdmin), group, name, false, parent)));

    private async Task GrantRoles()
    {
        await Grant(DemoNames.GroupAdmin, "group-admin", [DemoNames.North]);
        await Grant(DemoNames.Viewer, "enterprise-viewer", null);
    }

    private async Task Grant(UserId user, string role, GroupId[]? groups)
    {
        var wanted = new WantedRole(RoleId.Parse(role), groups is null ? null : [.. groups], null, null);
        await Do(Tenant(DemoNames.Linked).SetUserRoles(new SetUserRolesCommand(
            By(DemoNames.TenantAdmin), user, [wanted], null)));
    }

    private async Task RegisterDevices()
    {
        var view = await _grains.GetGrain<ITenantReads>(DemoNames.Linked.GrainKey).View();
        var commands = Enumerable.Range(1, DemoNames.Devices).Select(Device);
        var shards = commands.GroupBy(c => ShardKey.Of(DemoNames.Linked, view!.Uid, c.Type, c.Id));
        await Task.WhenAll(shards.Select(s =>
            _grains.GetGrain<IResourceShardGrain>(s.Key.ToString()).Import([.. s])));
    }

    private static PutResourceCommand Device(int number)
    {
        var group = (number % 3) switch
        {
            0 => DemoNames.South,
            1 => DemoNames.NorthTills,
            _ => DemoNames.North,
        };
        var text = number.ToString("D3", CultureInfo.InvariantCulture);
        return new PutResourceCommand(
            By(DemoNames.TenantAdmin), ResourceType.Device, "till-" + text, group, "Till " + text, ["demo"]);
    }

    private async Task LinkTenants()
    {
        await RequestLink(DemoNames.Linked, DemoNames.TenantAdmin);
        await Do(Tenant(DemoNames.Linked).AcceptLink(
            new AnswerLinkCommand(By(DemoNames.PartnerAdmin), DemoNames.Partner, null)));
        await RequestLink(DemoNames.Pending, DemoNames.OtherAdmin);
        await Do(Tenant(DemoNames.Linked).Assign(new AssignCommand(
            By(DemoNames.PartnerAdmin), DemoNames.Partner, DemoNames.Assigned, null, null)));
    }

    private Task RequestLink(TenantId tenant, UserId by) =>
        Do(Tenant(tenant).RequestLink(
            new RequestLinkCommand(By(by), DemoNames.Partner, true, null, null, null)));

    private ITenantGrain Tenant(TenantId tenant) => _grains.GetGrain<ITenantGrain>(tenant.GrainKey);

    private static CommandContext By(UserId user) => new(user);

    // What an earlier start has done already is refused, and that is fine.
    private static async Task Do<T>(Task<Reply<T>> step)
        where T : class
    {
        var reply = await step;
        if (reply.Refusal is { } refusal && !IsDone(refusal.Code))
        {
            throw new InvalidOperationException($"the demo data cannot be made: {refusal.Detail}");
        }
    }

    private static bool IsDone(string code) =>
        code is RefusalCodes.PartnerExists or RefusalCodes.MemberExists or RefusalCodes.TenantExists
            or RefusalCodes.GroupExists or RefusalCodes.LinkExists or RefusalCodes.NotPending;
}
