using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Testing.Cluster;
using OrleansTenancy.Testing.Stores;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Staffing;

/// <summary>
/// EN.10, C13'': random removals, demotions, expiries and switches at the same time, with writes that fail before or
/// after they are stored. Whatever was acknowledged or not: everybody's end passes, and each tenant still has a user,
/// each partner an administrator.
/// </summary>
public sealed class StaffingHistoryTests
{
    private const int Histories = 1_000;
    private const int AtOnce = 8;
    private const int Steps = 7;
    private static readonly TimeSpan Ends = TimeSpan.FromHours(1);

    [Fact]
    public async Task EN_10_C11_C13_X_3_somebody_keeps_access_in_a_thousand_interleavings_with_crashes()
    {
        await using var cluster = await TenancyCluster.Start();
        var world = new World(cluster);
        var ends = cluster.Clock.GetUtcNow() + Ends;
        var histories = new History[Histories];
        await Parallel.ForAsync(
            0,
            Histories,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (seed, _) =>
            {
                histories[seed] = await History.Begin(world, seed);
                await histories[seed].Race(ends);
            });
        Assert.True(histories.Sum(h => h.Failed) > Histories / 10, "hardly anything failed: the faults are not reached");
        Assert.True(histories.Sum(h => h.Refused) > Histories / 2, "hardly anything was refused");
        Assert.True(histories.Sum(h => h.Agreed) > Histories, "hardly anything was agreed to");

        cluster.Clock.Advance(2 * Ends);
        foreach (var history in histories)
        {
            await history.Verify();
        }
    }

    private sealed class History(World world, int seed, PartnerId partner, UserId[] people, TenantId[] tenants)
    {
        private readonly Random _random = new(seed);
        private int _failed;
        private int _refused;
        private int _agreed;

        public int Failed => _failed;

        public int Refused => _refused;

        public int Agreed => _agreed;

        public static async Task<History> Begin(World world, int seed)
        {
            UserId[] people = [NewUser("ann"), NewUser("bob"), NewUser("cid")];
            var owner = NewUser("owner");
            var partner = await world.CreatePartner(people[0], MemberModel.Tiered, AdminAccess.Assigned);
            World.Done(await world.AddMember(partner, people[0], people[1], MemberRole.Admin));
            World.Done(await world.AddMember(partner, people[0], people[2]));
            TenantId[] tenants = [await world.CreateTenant(owner), await world.CreateTenant(owner)];
            foreach (var tenant in tenants)
            {
                await world.Link(tenant, owner, partner, people[0]);
                World.Done(await world.Assign(tenant, partner, people[0], people[(seed + tenant.Value.Length) % 2 + 1]));
            }

            return new History(world, seed, partner, people, tenants);
        }

        public async Task Race(DateTimeOffset ends)
        {
            string[] owners =
                [partner.GrainKey, StaffingKey.Of(partner), .. tenants.Select(t => t.GrainKey), .. people.Select(p => p.GrainKey)];
            if (_random.Next(2) == 0)
            {
                var fault = _random.Next(2) == 0 ? WriteFault.Before : WriteFault.After;
                world.Cluster.Storage.FailNext(owners[_random.Next(owners.Length)], fault);
            }

            await Task.WhenAll(Enumerable.Range(0, Steps).Select(_ => Step(ends)).ToArray());
        }

        public async Task Verify()
        {
            var standings = await Eventually.Answers(async () =>
                await Task.WhenAll(people.Select(p => world.User(p).Standing(partner).AsTask())));
            Assert.True(standings.Any(s => s.Administers), $"seed {seed}: nobody administers the partner");
            foreach (var tenant in tenants)
            {
                var access = await Eventually.Answers(async () =>
                    await Task.WhenAll(people.Select(p => world.User(p).Access([tenant]).AsTask())));
                Assert.True(access.Any(a => a[0].MayEnter), $"seed {seed}: nobody may enter {tenant}");
            }
        }

        private Task Step(DateTimeOffset ends)
        {
            var user = people[_random.Next(people.Length)];
            var by = people[0];
            var tenant = tenants[_random.Next(tenants.Length)];
            return _random.Next(9) switch
            {
                0 or 1 => Count(world.Partner(partner).RemoveMember(new RemoveMemberCommand(new(by), user))),
                2 => Count(world.Partner(partner).ChangeMember(new(new(by), user, MemberRole.Technician, false, null))),
                3 => Count(world.Partner(partner).ChangeMember(new(new(by), user, null, true, ends))),
                4 => Count(world.Assign(tenant, partner, by, user, until: ends)),
                5 => Count(world.Assign(tenant, partner, by, user)),
                6 => Count(world.Tenant(tenant).SetAutoAdd(new(new(by), partner, _random.Next(2) == 0, 3))),
                _ => Count(world.Unassign(tenant, partner, by, user)),
            };
        }

        private async Task Count<T>(Task<Contracts.Wire.Reply<T>> command)
            where T : class
        {
            try
            {
                var reply = await command;
                Interlocked.Increment(ref reply.IsRefused ? ref _refused : ref _agreed);
            }
            catch (Exception failure) when (failure is not Domain.Outcomes.InvariantBrokenException)
            {
                // The outcome is unknown; whatever it was, the rule holds.
                Interlocked.Increment(ref _failed);
            }
        }
    }
}
