using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.LoadTests.Driving;
using OrleansTenancy.LoadTests.Hosting;

namespace OrleansTenancy.LoadTests.Worlds;

/// <summary>Changes a world that is in a node, by commands of the product, and says what one takes.</summary>
/// <param name="world">The world.</param>
/// <param name="grains">The node.</param>
internal sealed class WorldChanges(LoadWorld world, IGrainFactory grains)
{
    private const int ChangesMax = 100_000;

    public async Task<ChangeResult> Run(ChangeOrder order)
    {
        var took = new Histogram();
        for (var i = 0; i < Math.Min(order.Count, ChangesMax); i++)
        {
            var tenant = Dice.Roll(order.Seed, i, 0, 0, world.Spec.Tenants);
            var from = Moments.Now;
            await One(order, tenant, i);
            took.Add(Moments.Nanoseconds(Moments.Now - from));
        }

        return new ChangeResult(took.Microseconds(0.5));
    }

    private Task One(ChangeOrder order, int tenant, int turn) => order.What switch
    {
        ChangeKind.MoveDevice => MoveDevice(tenant, order.Seed, turn),
        ChangeKind.SetUserRoles => SetUserRoles(tenant, order.Seed, turn),
        ChangeKind.EditRole => EditRole(tenant, order.Seed + turn),
        ChangeKind.LinkCycle => LinkCycle(tenant),
        _ => throw new InvalidDataException("nobody knows what is to be changed"),
    };

    private async Task MoveDevice(int tenant, int seed, int turn)
    {
        var id = LoadWorld.Tenant(tenant);
        var view = await grains.GetGrain<ITenantReads>(id.GrainKey).View();
        var device = LoadWorld.Device(Dice.Roll(seed, turn, 1, 0, world.Spec.DevicesOf(tenant)));
        var group = LoadWorld.Group(Dice.Roll(seed, turn, 2, 0, world.Spec.GroupsPerTenant));
        await Do(grains
            .GetGrain<IResourceShardGrain>(ShardKey.Of(id, view!.Uid, "device", device).ToString())
            .Patch(new PatchResourceCommand(By(tenant), "device", device, true, group, false, null, null)));
    }

    private Task SetUserRoles(int tenant, int seed, int turn)
    {
        var user = LoadWorld.User(tenant, Dice.Roll(seed, turn, 3, 0, world.Spec.UsersPerTenant));
        var role = turn % 2 == 0 ? LoadWorld.FieldOperator : LoadWorld.NightShift;
        return Do(Tenant(tenant).SetUserRoles(new SetUserRolesCommand(
            By(tenant), user, [new WantedRole(role, null, null, null)], null)));
    }

    private Task EditRole(int tenant, int turn)
    {
        var scopes = world.ScopesOf(LoadWorld.NightShift);
        return Do(Tenant(tenant).UpdateRole(new WriteRoleCommand(
            By(tenant),
            LoadWorld.NightShift,
            LoadWorld.NightShift.Value,
            turn % 2 == 0 ? scopes : scopes.Add("read:blueprint"),
            null,
            true,
            null)));
    }

    private async Task LinkCycle(int tenant)
    {
        var partner = LoadWorld.Partner;
        await Do(Tenant(tenant).RequestLink(new RequestLinkCommand(By(tenant), partner, true, null, null, null)));
        await Do(Tenant(tenant).AcceptLink(
            new AnswerLinkCommand(new CommandContext(LoadWorld.PartnerAdmin), partner, null)));
        await Do(Tenant(tenant).EndLink(new EndLinkCommand(By(tenant), null)));
    }

    private ITenantGrain Tenant(int tenant) => grains.GetGrain<ITenantGrain>(LoadWorld.Tenant(tenant).GrainKey);

    private static CommandContext By(int tenant) => new(LoadWorld.Admin(tenant));

    private static async Task Do<T>(Task<Reply<T>> step)
        where T : class
    {
        if ((await step).Refusal is { } refusal)
        {
            throw new InvalidDataException($"a change was refused: {refusal.Detail}");
        }
    }
}
