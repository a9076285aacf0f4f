using OrleansTenancy.Contracts.Operations;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Operations;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Grains.Storage;
using OrleansTenancy.Grains.Tests.Time;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Operations;

/// <summary>How long keys are kept, how many, and what they cost.</summary>
public sealed class KeptKeysTests(StoppedClock clock) : IClassFixture<StoppedClock>
{
    private readonly World _world = clock.World;

    [Fact]
    public async Task X_11_a_key_is_kept_for_a_day_to_the_tick_and_removed_after_it()
    {
        clock.At(StoppedClock.Start);
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        Done(await Rename(tenant, owner, "k", "One"));

        clock.At(StoppedClock.Start.AddHours(24).AddTicks(-1));
        Assert.Equal("One", Done(await Rename(tenant, owner, "k", "One")).DisplayName);
        Refused(RefusalCodes.IdempotencyKeyReused, await Rename(tenant, owner, "k", "Two"));

        clock.At(StoppedClock.Start.AddHours(24));
        Assert.Equal("Two", Done(await Rename(tenant, owner, "k", "Two")).DisplayName);
        Done(await Rename(tenant, owner, "k2", "Three"));
        clock.At(StoppedClock.Start.AddHours(48));
        Done(await Rename(tenant, owner, "k3", "Four"));
        Assert.Equal(["k3"], _world.Cluster.Operations.Rows.Where(r => r.Caller == owner.Value).Select(r => r.Key));
    }

    [Fact]
    public async Task X_11_at_the_limit_a_new_key_is_refused_repeats_go_on_and_a_day_later_there_is_room()
    {
        clock.At(StoppedClock.Start);
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        var rows = Enumerable.Range(0, Limits.OperationsPerCallerMax).Select(i => new OperationRow(
            owner.Value, $"old-{i}", "f", null, StoppedClock.Start, null, [], null));
        await _world.Cluster.Operations.Put([.. rows], DateTimeOffset.MinValue, CancellationToken.None);

        Refused(RefusalCodes.LimitReached, await Rename(tenant, owner, "k", "One"));
        Done(await _world.Tenant(tenant).Rename(new RenameTenantCommand(new(owner), "Keyless")));
        var sight = await _world.Cluster.Grain<IOperationsGrain>(OperationsKey.For(owner)).Look("old-7", "f");
        Assert.Equal(OperationVerdict.Repeat, sight.Verdict);
        Assert.Equal("Other", Done(await Rename(tenant, NewUser("other"), "k", "Other")).DisplayName);

        clock.At(StoppedClock.Start.AddHours(24));
        Assert.Equal("One", Done(await Rename(tenant, owner, "k", "One")).DisplayName);

        // Each write removes some of what is too old, the oldest first; another test looks at that.
        await _world.Cluster.Operations.Prune(DateTimeOffset.MaxValue, int.MaxValue, CancellationToken.None);
    }

    [Fact]
    public async Task X_11_the_cost_of_a_change_does_not_grow_with_the_keys_that_are_kept()
    {
        clock.At(StoppedClock.Start);
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        Done(await Rename(tenant, owner, "k-00", "Name 00"));
        Done(await Rename(tenant, owner, "k-01", "Name 01"));
        var size = _world.Cluster.Storage.SizeOf(tenant.GrainKey);
        for (var i = 2; i < 40; i++)
        {
            Done(await Rename(tenant, owner, $"k-{i:00}", $"Name {i:00}"));
        }

        Assert.InRange(_world.Cluster.Storage.SizeOf(tenant.GrainKey), size - 32, size + 32);
        Assert.Equal("Name 03", Done(await Rename(tenant, owner, "k-03", "Name 03")).DisplayName);
    }

    private Task<Reply<TenantView>> Rename(TenantId tenant, UserId by, string key, string name) =>
        _world.Tenant(tenant).Rename(
            new RenameTenantCommand(new CommandContext(by, key, $"rename {tenant} {name}"), name));
}
