using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.Staffing;
using OrleansTenancy.Testing.Cluster;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Staffing;

/// <summary>C11: taking access away costs the same whatever the number of tenants.</summary>
public sealed class LeavingCostTests
{
    private const int Tenants = 10_000;
    private static readonly string[] Methods =
    [
        nameof(IUserGrain.Apply), nameof(IStaffingGrain.Leave), nameof(IStaffingGrain.Reserve),
        nameof(IStaffingGrain.Follow), "Policy", "Put", "Append", "Standing", "InTenant", "Unassign",
    ];

    [Theory, InlineData(AdminAccess.AllTenants), InlineData(AdminAccess.Assigned)]
    public async Task C11_EN_10_leaving_a_partner_with_ten_thousand_tenants_takes_the_calls_and_writes_of_one(AdminAccess access)
    {
        await using var cluster = await TenancyCluster.Start();
        var world = new World(cluster);

        var one = await Leave(world, cluster, access, 1);
        var many = await Leave(world, cluster, access, Tenants);

        Assert.Equal(one, many);
    }

    [Fact]
    public async Task EN_10_the_one_tenant_of_ten_thousand_that_would_be_left_alone_is_found()
    {
        await using var cluster = await TenancyCluster.Start();
        var world = new World(cluster);
        var (chief, tech, partner) = await Begin(world, AdminAccess.Assigned);
        await Fill(world, partner, chief, tech, Tenants);
        var index = cluster.Grain<IStaffingGrain>(StaffingKey.Of(partner));
        var membership = (await world.User(tech).Standing(partner)).Membership!;
        await index.Restate(new CoverClaim(TenantId.Parse("c-5000"), 2, Cover((tech, membership.Id))));

        Refused(RefusalCodes.LastUser, await world.Partner(partner).RemoveMember(new RemoveMemberCommand(new(chief), tech)));
    }

    private static async Task<(string Calls, long Writes, long RowsWritten)> Leave(
        World world, TenancyCluster cluster, AdminAccess access, int tenants)
    {
        var (chief, tech, partner) = await Begin(world, access);
        await Fill(world, partner, chief, tech, tenants);
        cluster.Calls.Reset();
        var writes = cluster.Storage.Rows.Values.Sum(r => r.Version);
        var rows = cluster.Staffing.RowsWritten;

        Done(await world.Partner(partner).RemoveMember(new RemoveMemberCommand(new(chief), tech)));

        Assert.Equal(1, cluster.Calls.Count(nameof(IUserGrain.Apply)));
        return (
            string.Join(' ', Methods.Select(m => $"{m}={cluster.Calls.Count(m)}")),
            cluster.Storage.Rows.Values.Sum(r => r.Version) - writes,
            cluster.Staffing.RowsWritten - rows);
    }

    private static async Task<(UserId Chief, UserId Tech, PartnerId Partner)> Begin(World world, AdminAccess access)
    {
        var (chief, tech) = (NewUser("chief"), NewUser("tech"));
        var partner = await world.CreatePartner(chief, MemberModel.Tiered, access);
        Done(await world.AddMember(partner, chief, tech));
        return (chief, tech, partner);
    }

    // The index is told of tenants directly: what is counted is the leaving, not the making of ten thousand tenants.
    private static async Task Fill(World world, PartnerId partner, UserId chief, UserId tech, int tenants)
    {
        var index = world.Cluster.Grain<IStaffingGrain>(StaffingKey.Of(partner));
        var both = new[] { chief, tech };
        var memberships = await Task.WhenAll(both.Select(u => world.User(u).Standing(partner).AsTask()));
        var cover = Cover([.. both.Zip(memberships, (u, m) => (u, m.Membership!.Id))]);
        foreach (var some in Enumerable.Range(0, tenants).Chunk(500))
        {
            await Task.WhenAll(some.Select(i => index.Restate(new CoverClaim(TenantId.Parse($"c-{i}"), 1, cover))));
        }
    }

    private static TenantCover Cover(params (UserId User, MembershipId Membership)[] assigned)
    {
        var nobody = new TenantCover(new LinkId(Guid.NewGuid()), null, false, 0);
        return nobody with
        {
            Assigned = nobody.Assigned.AddRange(assigned.Select(a => KeyValuePair.Create(a.User, a.Membership))),
        };
    }
}
