using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Operations;
using OrleansTenancy.Contracts.Partners;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Grains.Storage;
using OrleansTenancy.Testing.Cluster;
using OrleansTenancy.Testing.Stores;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Operations;

/// <summary>A command with an idempotency key happens once, whatever fails, and is answered as the first time.</summary>
[Collection(OneSiloTests.Name)]
public sealed class RepeatTests(OneSilo silo)
{
    private readonly World _world = silo.World;

    [Fact]
    public async Task X_11_a_repeat_gets_the_first_answer_although_the_facts_have_moved_on()
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        var first = Done(await Rename(tenant, owner, "k", "One"));
        Done(await Rename(tenant, owner, "k2", "Two"));

        Assert.Equal(first, Done(await Rename(tenant, owner, "k", "One")));
        Assert.Equal("Two", (await _world.Reads(tenant).View())!.DisplayName);
    }

    [Fact]
    public async Task X_11_a_command_that_changed_nothing_is_remembered_too()
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        Done(await Rename(tenant, owner, "k", "Tenant"));
        Done(await Rename(tenant, owner, "k2", "Two"));

        Assert.Equal("Tenant", Done(await Rename(tenant, owner, "k", "Tenant")).DisplayName);
        Assert.Equal("Two", (await _world.Reads(tenant).View())!.DisplayName);
    }

    [Fact]
    public async Task X_11_another_command_under_a_key_is_refused_and_changes_nothing()
    {
        var owner = NewUser("owner");
        var (tenant, other) = (await _world.CreateTenant(owner), await _world.CreateTenant(owner));
        Done(await Rename(tenant, owner, "k", "One"));

        Refused(RefusalCodes.IdempotencyKeyReused, await Rename(tenant, owner, "k", "Two"));
        Refused(RefusalCodes.IdempotencyKeyReused, await Rename(other, owner, "k", "Two"));
        Refused(RefusalCodes.IdempotencyKeyReused, await Put(tenant, owner, "k", "d", "another"));
        Assert.Equal("One", (await _world.Reads(tenant).View())!.DisplayName);
        Assert.Equal("Tenant", (await _world.Reads(other).View())!.DisplayName);
    }

    [Fact]
    public async Task X_11_equal_keys_of_two_callers_do_not_meet()
    {
        var (owner, other) = (NewUser("owner"), NewUser("other"));
        var tenant = await _world.CreateTenant(owner);
        Done(await Rename(tenant, owner, "k", "One"));

        Assert.Equal("Two", Done(await Rename(tenant, other, "k", "Two")).DisplayName);
        Assert.Equal("One", Done(await Rename(tenant, owner, "k", "One")).DisplayName);
    }

    [Fact]
    public async Task X_11_a_refused_command_leaves_no_key()
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        Refused(RefusalCodes.InvalidValue, await Rename(tenant, owner, "k", " "));
        Done(await Rename(tenant, owner, "k", "One"));
        Assert.Single(_world.Cluster.Operations.Rows, r => r.Caller == owner.Value);
    }

    [Theory, InlineData(WriteFault.Before), InlineData(WriteFault.After)]
    public async Task X_11_after_a_write_whose_outcome_was_not_known_a_repeat_has_one_effect(WriteFault fault)
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        _world.Cluster.Storage.FailNext(tenant.GrainKey, fault);
        await Assert.ThrowsAnyAsync<Exception>(() => CreateGroup(tenant, owner, "k"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Insist(() => CreateGroup(tenant, owner, "k"))));

        Assert.All(answers, a => Assert.Equal("made", Done(a).Id.Value));
        Assert.Single(await _world.Reads(tenant).Groups());
        Refused(RefusalCodes.GroupExists, await CreateGroup(tenant, owner, "k2"));
    }

    [Fact]
    public async Task X_11_the_answer_is_found_while_the_callers_list_cannot_be_reached_and_after_a_restart()
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        var list = OperationsKey.For(owner);
        _world.Cluster.Calls.Break(list, nameof(IOperationsGrain.Store));
        Done(await CreateGroup(tenant, owner, "k"));
        await _world.Cluster.Deactivate(_world.Tenant(tenant));

        Assert.Equal("made", Done(await CreateGroup(tenant, owner, "k")).Id.Value);
        Assert.DoesNotContain(_world.Cluster.Operations.Rows, r => r.Caller == owner.Value);

        _world.Cluster.Calls.Repair(list, nameof(IOperationsGrain.Store));
        await Eventually.Holds(() => Task.FromResult(_world.Cluster.Operations.Rows.Any(r => r.Caller == owner.Value)));
        Done(await Rename(tenant, owner, "k2", "One"));
        Assert.Equal("made", Done(await CreateGroup(tenant, owner, "k")).Id.Value);
    }

    [Fact]
    public async Task X_11_three_repeats_at_once_have_one_effect_and_one_answer()
    {
        var (owner, chief) = (NewUser("owner"), NewUser("chief"));
        var partner = await _world.CreatePartner(chief);
        var tenant = await _world.CreateTenant(owner);
        var request = new RequestLinkCommand(Context(owner, "k", "link"), partner, true, null, null, null);

        var links = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _world.Tenant(tenant).RequestLink(request)));

        Assert.Single(links.Select(l => Done(l).Link!.Id).Distinct());
        Assert.Single(await _world.InboxOf(partner), n => n.Content.Type == "link.requested");
    }

    [Theory, InlineData(WriteFault.Before), InlineData(WriteFault.After)]
    public async Task X_11_a_device_is_removed_once_and_each_repeat_says_so(WriteFault fault)
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        Assert.True(Done(await Put(tenant, owner, "k", "d", "put")).IsNew);
        Assert.False(Done(await Put(tenant, owner, "k-1", "d", "put")).IsNew);
        _world.Cluster.Resources.FailNext(fault);
        await Assert.ThrowsAnyAsync<Exception>(() => Remove(tenant, owner, "k2"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Insist(() => Remove(tenant, owner, "k2"))));

        Assert.All(answers, a => Done(a));
        Refused(RefusalCodes.DeviceUnknown, await Remove(tenant, owner, "k3"));
        Assert.True(Done(await Put(tenant, owner, "k", "d", "put")).IsNew);
        Assert.Null(await (await _world.Shard(tenant, "d")).Get("device", "d"));
    }

    [Fact]
    public async Task X_11_E1_10_a_partner_is_made_once_under_a_key_although_nobody_heard_of_it()
    {
        var chief = NewUser("chief");
        var keys = _world.Cluster.Grain<IOperationsGrain>(OperationsKey.For(chief));
        var id = new PartnerId((await keys.Reserve("k", "f"))!.Value);
        var create = new CreatePartnerCommand(
            Context(chief, "k", "f"), "Partner", chief, MemberModel.Tiered, AdminAccess.AllTenants);
        _world.Cluster.Storage.FailNext(id.GrainKey, WriteFault.After);
        await Assert.ThrowsAnyAsync<Exception>(() => _world.Partner(id).Create(create));

        Assert.Equal(id.Value, await keys.Reserve("k", "f"));
        Assert.Equal(id, Done(await Insist(() => _world.Partner(id).Create(create))).Id);
        Assert.Null(await keys.Reserve("k", "g"));
        Refused(RefusalCodes.PartnerExists, await _world.Partner(id).Create(create with { Context = new(chief) }));
    }

    [Fact]
    public async Task X_11_ID_27_answers_go_with_the_tenant_but_for_the_one_that_says_it_is_gone()
    {
        var owner = NewUser("owner");
        var tenant = await _world.CreateTenant(owner);
        Done(await Rename(tenant, owner, "k", "One"));
        Done(await Put(tenant, owner, "k2", "d", "put"));
        var delete = new DeleteTenantCommand(Context(owner, "k3", "delete"), null);
        Done(await _world.Tenant(tenant).Delete(delete));

        await Eventually.Holds(() => Task.FromResult(
            _world.Cluster.Operations.Rows.Where(r => r.Caller == owner.Value).Select(r => r.Key).SequenceEqual(["k3"])));
        Done(await _world.Tenant(tenant).Delete(delete));
    }

    private Task<Reply<TenantView>> Rename(TenantId tenant, UserId by, string key, string name) =>
        _world.Tenant(tenant).Rename(new RenameTenantCommand(Context(by, key, $"rename {tenant} {name}"), name));

    private Task<Reply<GroupView>> CreateGroup(TenantId tenant, UserId by, string key) =>
        _world.Tenant(tenant).CreateGroup(
            new WriteGroupCommand(Context(by, key, $"group {tenant}"), GroupId.Parse("made"), "Made", false, null));

    private async Task<Reply<ResourceView>> Put(TenantId tenant, UserId by, string key, string device, string what) =>
        await (await _world.Shard(tenant, device)).Put(
            new PutResourceCommand(Context(by, key, what), "device", device, null, null, []));

    private async Task<Reply<Done>> Remove(TenantId tenant, UserId by, string key) =>
        await (await _world.Shard(tenant, "d")).Remove(Context(by, key, "remove"), "device", "d");

    private static CommandContext Context(UserId by, string key, string fingerprint) => new(by, key, fingerprint);

    // As a client does that does not know what became of its command.
    private static async Task<Reply<T>> Insist<T>(Func<Task<Reply<T>>> command)
        where T : class
    {
        Reply<T>? reply = null;
        await Eventually.Holds(async () =>
        {
            try
            {
                reply = await command();
                return true;
            }
            catch (InvalidOperationException)
            {
                // The activation of the failed write is on its way out.
                return false;
            }
        });
        return reply!;
    }
}
