using Orleans.Runtime;
using OrleansTenancy.Contracts.Audit;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Audit;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Testing.Cluster;
using OrleansTenancy.Testing.Stores;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Audit;

/// <summary>X.9: nothing is lost, doubled or out of order, whatever fails.</summary>
[Collection(OneSiloTests.Name)]
public sealed class AuditFaultTests(OneSilo silo)
{
    private readonly World _world = silo.World;
    private readonly Trails _trails = new(silo.World);

    [Fact]
    public async Task X_9_a_change_is_acknowledged_while_the_trail_is_down_and_its_record_comes_later()
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        var chain = await _trails.Of(tenant);
        _world.Cluster.Calls.Break(chain, nameof(IAuditGrain.Record));
        for (var i = 1; i <= 3; i++)
        {
            Done(await _world.Tenant(tenant).Rename(new(new(owner), $"Name {i}")));
        }

        Assert.Equal(2, (await _trails.Read(chain)).Length);
        await _world.Cluster.Deactivate(_world.Tenant(tenant));
        _world.Cluster.Calls.Repair(chain, nameof(IAuditGrain.Record));
        await _world.Reads(tenant).View();

        await Eventually.Holds(async () => (await _trails.Read(chain)).Length == 5);
        Assert.Equal(["Name 1", "Name 2", "Name 3"], await NamesOf(chain));
        await _trails.IsWhole(chain);
    }

    [Theory, InlineData(WriteFault.Before), InlineData(WriteFault.After)]
    public async Task X_9_a_record_whose_append_failed_is_there_once(WriteFault fault)
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        var chain = await _trails.Of(tenant);
        _world.Cluster.Storage.FailNext(chain, fault);
        Done(await _world.Tenant(tenant).Rename(new(new(owner), "Name 1")));
        Done(await _world.Tenant(tenant).Rename(new(new(owner), "Name 2")));

        // The next activation cannot know what was delivered, and delivers it again.
        await _world.Cluster.Deactivate(_world.Tenant(tenant));
        Done(await _world.Tenant(tenant).Rename(new(new(owner), "Name 3")));

        await Eventually.Holds(async () => (await _trails.Read(chain)).Length == 5);
        Assert.Equal(["Name 1", "Name 2", "Name 3"], await NamesOf(chain));
        await _trails.IsWhole(chain);
    }

    [Fact]
    public async Task X_9_a_change_whose_own_write_failed_has_a_record_exactly_if_it_is_stored()
    {
        var owner = NewUser("owner");
        foreach (var fault in new[] { WriteFault.Before, WriteFault.After })
        {
            var tenant = await _world.CreateTenant(owner);
            var chain = await _trails.Of(tenant);
            _world.Cluster.Storage.FailNext(tenant.GrainKey, fault);
            await Assert.ThrowsAnyAsync<Exception>(() => _world.Tenant(tenant).Rename(new(new(owner), "Name 1")));

            var stored = (await Eventually.Answers(() => _world.Reads(tenant).View().AsTask()))!.DisplayName;
            Assert.Equal(fault == WriteFault.After ? "Name 1" : "Tenant", stored);
            Done(await _world.Tenant(tenant).Rename(new(new(owner), "Name 2")));
            string[] expected = fault == WriteFault.After ? ["Name 1", "Name 2"] : ["Name 2"];
            await Eventually.Holds(async () => (await NamesOf(chain)).Length == expected.Length);
            Assert.Equal(expected, await NamesOf(chain));
        }
    }

    [Fact]
    public async Task X_9_whatever_fails_in_whatever_order_the_records_are_the_history_of_the_commits()
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var random = new Random(seed);
            await Play([.. Enumerable.Range(0, random.Next(6, 14)).Select(_ => random.Next(6))], $"seed {seed}");
        }
    }

    [Fact]
    public async Task X_9_an_owner_whose_records_cannot_be_stored_stops_at_its_limit_and_none_of_them_is_lost()
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        var chain = await _trails.Of(tenant);
        _world.Cluster.Calls.Break(chain, nameof(IAuditGrain.Record));
        var acknowledged = 0;
        try
        {
            for (; acknowledged < 600; acknowledged++)
            {
                Done(await _world.Tenant(tenant).Rename(new(new(owner), $"Name {acknowledged}")));
            }
        }
        catch (TimeoutException)
        {
            Assert.InRange(acknowledged, 490, 510);
        }

        Assert.True(acknowledged < 600, "the owner did not stop");
        _world.Cluster.Calls.Repair(chain, nameof(IAuditGrain.Record));
        await Eventually.Holds(async () => (await NamesOf(chain)).Length == acknowledged);
        Assert.Equal(Enumerable.Range(0, acknowledged).Select(i => $"Name {i}"), await NamesOf(chain));
        Done(await _world.Tenant(tenant).Rename(new(new(owner), "Goes on")));
        await _trails.IsWhole(chain);
    }

    [Fact]
    public async Task X_9_a_change_costs_the_same_whatever_the_number_of_records()
    {
        var owner = NewUser("owner");
        var (small, large) = (await _world.CreateTenant(owner), await _world.CreateTenant(owner));
        var chain = await _trails.Of(large);
        var grain = _trails.Grain(chain);
        for (var i = 0; i < 10; i++)
        {
            await grain.Record([.. Enumerable.Range(i * 1000, 1000).Select(n => new IncomingAudit("filler", n, Entry(n)))]);
        }

        var (few, many) = (await Cost(small, owner), await Cost(large, owner));
        Assert.Equal(few.Calls, many.Calls);
        Assert.InRange(many.Size - few.Size, -20, 20);
        Assert.Equal(10_004, (await _trails.Grain(chain).Read(10_000, 10))[^1].Sequence);
    }

    // A rename tells what was before it: the chain of renames has no gap, no repeat and no other order.
    private async Task Play(int[] steps, string seed)
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        var chain = await _trails.Of(tenant);
        var acknowledged = new List<string>();
        for (var i = 0; i < steps.Length; i++)
        {
            switch (steps[i])
            {
                case 0: _world.Cluster.Storage.FailNext(chain, WriteFault.Before); break;
                case 1: _world.Cluster.Storage.FailNext(chain, WriteFault.After); break;
                case 2: _world.Cluster.Storage.FailNext(tenant.GrainKey, WriteFault.After); break;
                case 3: await _world.Cluster.Deactivate(_world.Tenant(tenant)); break;
                case 4: await _world.Cluster.Deactivate(_trails.Grain(chain)); break;
            }

            try
            {
                Done(await _world.Tenant(tenant).Rename(new(new(owner), $"N{i}")));
                acknowledged.Add($"N{i}");
            }
            catch (Exception failure) when (failure is OrleansException or InvalidOperationException)
            {
                await Eventually.Answers(() => _world.Reads(tenant).View().AsTask());
            }
        }

        var last = (await Eventually.Answers(() => _world.Reads(tenant).View().AsTask()))!.DisplayName;
        await Eventually.Holds(async () => (await NamesOf(chain)).LastOrDefault("Tenant") == last);
        var renames = (await _trails.Read(chain)).Where(r => r.Entry.Action == AuditActions.TenantRenamed).ToArray();
        Assert.Equal(
            renames.Select(r => Trails.Member(r.Entry.After, "displayName")).SkipLast(1).Prepend("Tenant").Take(renames.Length),
            renames.Select(r => Trails.Member(r.Entry.Before, "displayName")));
        Assert.True(acknowledged.SequenceEqual((await NamesOf(chain)).Intersect(acknowledged)), seed);
        await _trails.IsWhole(chain);
    }

    private async Task<(int Calls, int Size)> Cost(TenantId tenant, UserId owner)
    {
        Done(await _world.Tenant(tenant).Rename(new(new(owner), "One")));
        _world.Cluster.Calls.Reset();
        Done(await _world.Tenant(tenant).Rename(new(new(owner), "Two")));
        return (
            _world.Cluster.Calls.Count(nameof(IAuditGrain.Record)) + _world.Cluster.Calls.Count(nameof(IAuditGrain.Read)),
            _world.Cluster.Storage.SizeOf(tenant.GrainKey));
    }

    private async Task<string[]> NamesOf(string chain) =>
    [
        .. (await _trails.Read(chain))
            .Where(r => r.Entry.Action == AuditActions.TenantRenamed)
            .Select(r => Trails.Member(r.Entry.After, "displayName")!),
    ];

    private static AuditEntry Entry(int number) =>
        new($"filler-{number}", "2026-01-02T03:04:05Z", "ada", AuditActions.RoleChanged, null, null, null, "{}");
}
