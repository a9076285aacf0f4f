using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.LoadTests.Worlds;

/// <summary>
/// Puts a world into a running node by the commands of the product. Only the grants of people are delivered to their
/// grains directly, as the tenant's grain would deliver them: a hundred thousand commands would say nothing more.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="grains">The node.</param>
/// <param name="say">Told how far it is.</param>
internal sealed class WorldSeeder(LoadWorld world, IGrainFactory grains, Action<string> say)
{
    private const int TenantsAtOnce = 16;
    private const int PeopleAtOnce = 128;
    private const int DevicesPerCall = 1_000;
    private const string Source = "loadtest";

    /// <summary>Makes all of it, in a store where nothing of it is yet.</summary>
    public async Task Seed()
    {
        if (world.Spec.PartnerMembers > 0)
        {
            await CreatePartner();
        }

        await AtOnce("tenants", world.Spec.Tenants, TenantsAtOnce, CreateTenant);
        var lives = new TenantPolicyFacts[world.Spec.Tenants];
        await AtOnce("policies", lives.Length, PeopleAtOnce, async t => lives[t] = await PolicyOf(t));
        var people = world.Spec.UsersPerTenant;
        await AtOnce(
            "people", world.Spec.Tenants * people, PeopleAtOnce, i => Grant(i / people, i % people, lives[i / people]));
        await AtOnce("tenants' devices", world.Spec.Tenants, TenantsAtOnce, t => RegisterDevices(t, lives[t]));
    }

    private static CommandContext By(UserId user) => new(user);

    private static async Task Do<T>(Task<Reply<T>> step)
        where T : class
    {
        var reply = await step;
        if (reply.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"the world cannot be made: {refusal.Detail}");
        }
    }

    private async Task AtOnce(string what, int count, int most, Func<int, Task> one)
    {
        var done = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = most },
            async (i, _) =>
            {
                await one(i);
                if (Interlocked.Increment(ref done) is var now && now % 10_000 == 0)
                {
                    say($"{now:N0} of {count:N0} {what}");
                }
            });
        say($"{count:N0} {what}");
    }

    private async Task CreatePartner()
    {
        var partner = grains.GetGrain<IPartnerGrain>(LoadWorld.Partner.GrainKey);
        await Do(partner.Create(new CreatePartnerCommand(
            By(LoadWorld.Operator), "Load", LoadWorld.PartnerAdmin, MemberModel.Flat, AdminAccess.AllTenants)));
        for (var member = 0; member < world.Spec.PartnerMembers; member++)
        {
            await Do(partner.AddMember(new WriteMemberCommand(
                By(LoadWorld.PartnerAdmin), LoadWorld.Member(member), MemberRole.Technician, false, null)));
        }
    }

    private async Task CreateTenant(int number)
    {
        var tenant = grains.GetGrain<ITenantGrain>(LoadWorld.Tenant(number).GrainKey);
        var admin = By(LoadWorld.Admin(number));
        await Do(tenant.Create(new CreateTenantCommand(
            By(LoadWorld.Operator), LoadWorld.Tenant(number).Value, LoadWorld.Admin(number), null)));
        for (var group = 0; group < world.Spec.GroupsPerTenant; group++)
        {
            var (id, above) = (LoadWorld.Group(group), world.ParentOf(group));
            await Do(tenant.CreateGroup(new WriteGroupCommand(
                admin, id, id.Value, false, above is { } parent ? LoadWorld.Group(parent) : null)));
        }

        foreach (var role in new[] { LoadWorld.FieldOperator, LoadWorld.NightShift })
        {
            await Do(tenant.CreateRole(new WriteRoleCommand(
                admin, role, role.Value, world.ScopesOf(role), null, true, null)));
        }

        if (world.Spec is { PartnerMembers: > 0, Linked: true })
        {
            await Do(tenant.RequestLink(new RequestLinkCommand(admin, LoadWorld.Partner, true, null, null, null)));
            await Do(tenant.AcceptLink(new AnswerLinkCommand(By(LoadWorld.PartnerAdmin), LoadWorld.Partner, null)));
        }
    }

    private async Task<TenantPolicyFacts> PolicyOf(int tenant)
    {
        const long HoldsNothing = -1;
        var reply = await grains.GetGrain<ITenantReads>(LoadWorld.Tenant(tenant).GrainKey).Policy(HoldsNothing);
        return reply.Policy ?? throw new InvalidOperationException("a tenant that was made is not there");
    }

    private Task Grant(int tenant, int user, TenantPolicyFacts policy)
    {
        var roles = world.GrantsOf(tenant, user).Select(g => new RoleGrant(
            g.Role,
            policy.Roles.TryGetValue(g.Role, out var role) ? role.Incarnation : 0,
            g.Groups is null ? null : [.. g.Groups.Select(n => RefOf(policy, n))],
            null,
            null));
        return grains
            .GetGrain<IUserGrain>(LoadWorld.User(tenant, user).GrainKey)
            .Apply(Source, 1, new GrantsEffect(policy.Id, policy.Uid, [.. roles]));
    }

    private static GroupRef RefOf(TenantPolicyFacts policy, int group) =>
        new(LoadWorld.Group(group), policy.Groups[LoadWorld.Group(group)].Incarnation);

    private async Task RegisterDevices(int tenant, TenantPolicyFacts policy)
    {
        var commands = Enumerable.Range(0, world.Spec.DevicesOf(tenant)).Select(d => new PutResourceCommand(
            By(LoadWorld.Admin(tenant)),
            "device",
            LoadWorld.Device(d),
            world.GroupOf(tenant, d) is { } group ? LoadWorld.Group(group) : null,
            null,
            []));
        var shards = commands
            .GroupBy(c => ShardKey.Of(policy.Id, policy.Uid, c.Type, c.Id))
            .SelectMany(s => s.Chunk(DevicesPerCall).Select(part => (Shard: s.Key, Part: part)));
        await Parallel.ForEachAsync(
            shards,
            new ParallelOptions { MaxDegreeOfParallelism = TenantsAtOnce },
            async (s, _) =>
            {
                var results = await grains.GetGrain<IResourceShardGrain>(s.Shard.ToString()).Import([.. s.Part]);
                if (results.FirstOrDefault(r => r.Refusal is not null) is { Refusal: { } refusal })
                {
                    throw new InvalidOperationException($"a device was not taken: {refusal.Detail}");
                }
            });
    }
}
