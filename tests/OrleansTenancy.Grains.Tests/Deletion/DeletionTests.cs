using Orleans.Runtime;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Grains.Tests.Staffing;
using OrleansTenancy.Testing.Cluster;
using OrleansTenancy.Testing.Mail;
using OrleansTenancy.Testing.Stores;
using Xunit;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Deletion;

/// <summary>A deletion takes everything along, whatever fails on the way (ID.25-27).</summary>
public sealed class DeletionTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync() => _world = new World(await TenancyCluster.Start());

    public async Task DisposeAsync() => await _world.Cluster.DisposeAsync();

    [Fact]
    public async Task ID_27_V17_nothing_of_a_deleted_tenant_is_stored_and_its_partner_knows_that_it_is_gone()
    {
        var doomed = await Doomed.Create(_world);
        var before = await doomed.Left();
        foreach (var store in new[] { "states", "lists", "inboxes", "operations", "resources", "staffing" })
        {
            Assert.Contains(before, l => l.Contains($" in {store}:", StringComparison.Ordinal));
        }

        Done(await doomed.Delete());

        await Eventually.Holds(async () => (await doomed.Left()).Count == 0);
        var told = await _world.InboxOf(doomed.Partner);
        Assert.Equal(["member.added", "member.added", "tenant.deleted"], told.Select(r => r.Content.Type));
        Assert.Equal(doomed.Id, told[^1].Content.Tenant);
        Refused(RefusalCodes.TenantUnknown, await doomed.Delete());
        Assert.Equal([], await doomed.Left());
    }

    [Theory, InlineData(WriteFault.Before), InlineData(WriteFault.After)]
    public async Task ID_27_whichever_write_of_a_deletion_fails_everything_is_gone_afterwards(WriteFault fault)
    {
        var nth = 0;
        bool cameThrough;
        do
        {
            nth++;
            var doomed = await Doomed.Create(_world);
            _world.Cluster.Storage.FailAt(nth, fault, Counts);

            await DeleteUntilItIsDone(doomed);
            await GoOnUntilNothingIsLeft(doomed);

            Assert.Equal("tenant.deleted", Assert.Single(await _world.InboxOf(doomed.Partner), r => r.Content.Tenant == doomed.Id).Content.Type);
            cameThrough = _world.Cluster.Storage.Disarm();
        }
        while (!cameThrough);

        Assert.True(nth > 15, $"a deletion has only {nth - 1} writes");
    }

    [Fact]
    public async Task ID_26_V15_whichever_write_fails_a_life_that_begins_meanwhile_is_whole()
    {
        for (var nth = 2; nth < 23; nth++)
        {
            var (doomed, next) = (await Doomed.Create(_world), NewUser("next"));
            _world.Cluster.Storage.FailAt(nth, WriteFault.After, Counts);
            await DeleteUntilItIsDone(doomed);
            await Repeat(() => Again(doomed, next), RefusalCodes.TenantExists);

            await Eventually.Holds(async () =>
            {
                _world.Cluster.Clock.Advance(TimeSpan.FromMinutes(2));
                return await Goes(() => Recovery.Remind(_world.Cluster, doomed.Id.GrainKey))
                    && !(await doomed.Left()).Exists(l => StoredText.FormsOf(doomed.Uid.Value).Any(l.StartsWith));
            });

            Assert.True((await _world.Ask(next, doomed.Id, "read:alert")).IsAllowed);
            Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(doomed.Chief, doomed.Id, "read:alert")).Code);
            Assert.Equal("tenant.created", Assert.Single(await _world.InboxOf(doomed.Id)).Content.Type);
            Done(await _world.PutDevice(doomed.Id, next, "d"));
            _world.Cluster.Storage.Disarm();
        }
    }

    [Fact]
    public async Task ID_27_what_may_still_be_under_way_comes_before_the_cleaning()
    {
        var doomed = await Doomed.Create(_world);
        var inbox = InboxKey.For(doomed.Partner);
        _world.Cluster.Calls.Break(inbox, nameof(IInboxGrain.Append));
        Done(await doomed.Delete());
        _world.Cluster.Calls.Repair(inbox, nameof(IInboxGrain.Append));

        // Delivered now, but an earlier attempt may come late: for as long as one can be under way nothing is cleaned.
        await Recovery.Remind(_world.Cluster, doomed.Id.GrainKey);
        Assert.Equal("tenant.deleted", (await _world.InboxOf(doomed.Partner))[^1].Content.Type);
        Assert.NotEqual(0, await doomed.TracesLeft());

        _world.Cluster.Clock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.Holds(async () => (await doomed.Left()).Count == 0);
    }

    [Fact]
    public async Task ID_27_a_mail_that_waits_is_not_sent_and_leaves_nothing()
    {
        var doomed = await Doomed.Create(_world);
        var email = EmailAddress.Parse($"{doomed.Id}@never.example");
        _world.Cluster.Mail.Break(email, MailFault.Refused);
        Done(await new Invitations.Inviting(_world).Invite(doomed.Id, doomed.Chief, email, "enterprise-viewer"));
        await Eventually.Holds(() => Task.FromResult(Mails().Any(t => t.Contains($"{email}", StringComparison.Ordinal))));

        Done(await doomed.Delete());
        await Eventually.Holds(async () => (await doomed.Left()).Count == 0);

        _world.Cluster.Mail.Repair(email);
        Assert.Empty(_world.Cluster.Mail.To(email));
        Assert.Empty(Mails());
    }

    [Fact]
    public async Task ID_27_a_large_tenant_goes_in_bounded_steps_and_its_name_is_free_at_once()
    {
        var doomed = await Doomed.Create(_world);
        var (users, devices) = (Enumerable.Range(0, 230).Select(_ => NewUser("many")).ToArray(), InOneShard(2_300));
        foreach (var some in users.Chunk(20))
        {
            await Task.WhenAll(some.Select(async u => Done(await _world.Grant(doomed.Id, doomed.Chief, u, "enterprise-viewer"))));
        }

        var shard = _world.Cluster.Grain<IResourceShardGrain>(new ShardKey(doomed.Id, doomed.Uid, 0).ToString());
        foreach (var some in devices.Chunk(500))
        {
            await shard.Import([.. some.Select(d => new PutResourceCommand(new(doomed.Chief), "device", d, null, null, []))]);
        }

        Done(await doomed.Delete());
        Done(await Again(doomed, NewUser("next")));

        await Eventually.Holds(async () => !(await doomed.Left()).Exists(l => StoredText.FormsOf(doomed.Uid.Value).Any(l.StartsWith)));
        Assert.Equal(1_000, _world.Cluster.Resources.RemovedAtOnce);
        Assert.InRange(_world.Cluster.Directories.RemovedAtOnce, 100, 1_000);
        Assert.Equal(DecisionCode.NoAccess, (await _world.Ask(users[^1], doomed.Id, "read:alert")).Code);
    }

    private IEnumerable<string> Mails() =>
        _world.Cluster.Storage.Texts.Where(t => t.StartsWith("mail", StringComparison.Ordinal));

    private static bool Counts(string key) =>
        !key.StartsWith("devices/", StringComparison.Ordinal) || key.EndsWith("/0", StringComparison.Ordinal);

    private static IEnumerable<string> InOneShard(int count) =>
        Enumerable.Range(0, int.MaxValue).Select(i => $"d{i}").Where(d => ShardKey.ShardOf("device", d) == 0).Take(count);

    private Task<Contracts.Wire.Reply<TenantView>> Again(Doomed doomed, UserId admin) =>
        _world.Tenant(doomed.Id).Create(new CreateTenantCommand(new(admin), "Again", admin, null));

    private static Task DeleteUntilItIsDone(Doomed doomed) => Repeat(doomed.Delete, RefusalCodes.TenantUnknown);

    // As a caller does who was not answered; a refusal then says that it was done.
    private static async Task Repeat<T>(Func<Task<Contracts.Wire.Reply<T>>> command, string done)
        where T : class
    {
        Contracts.Wire.Reply<T>? reply = null;
        await Eventually.Holds(async () => await Goes(async () => reply = await command()));
        Assert.Contains(reply!.Refusal?.Code, new[] { null, done });
    }

    // Whether the store let it happen this time.
    private static async Task<bool> Goes(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception failure)
            when (failure is InvalidOperationException or TimeoutException or IOException or OrleansException)
        {
            return false;
        }
    }

    private async Task GoOnUntilNothingIsLeft(Doomed doomed)
    {
        try
        {
            await Eventually.Holds(async () =>
            {
                _world.Cluster.Clock.Advance(TimeSpan.FromMinutes(2));
                return await Goes(() => Recovery.Remind(_world.Cluster, doomed.Id.GrainKey))
                    && (await doomed.Left()).Count == 0;
            });
        }
        catch (OperationCanceledException)
        {
            Assert.Equal([], await doomed.Left());
        }
    }
}
