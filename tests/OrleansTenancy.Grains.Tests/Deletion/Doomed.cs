using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using OrleansTenancy.Contracts.Directory;
using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Tokens;
using OrleansTenancy.Grains.Tests.Invitations;
using OrleansTenancy.Testing.Stores;
using static OrleansTenancy.Grains.Tests.World;

namespace OrleansTenancy.Grains.Tests.Deletion;

/// <summary>A tenant with some of everything, which is deleted, and what is left of it.</summary>
internal sealed class Doomed
{
    private static int _made;
    private readonly World _world;

    private Doomed(World world, UserId chief, PartnerId partner)
    {
        _world = world;
        (Chief, Partner) = (chief, partner);
        Id = TenantId.Parse($"doomed-{Interlocked.Increment(ref _made):000000}");
    }

    public TenantId Id { get; }

    public TenantUid Uid { get; private set; }

    public UserId Chief { get; }

    public PartnerId Partner { get; }

    public EmailAddress Invited { get; } = Inviting.NewEmail();

    /// <summary>Created by a partner, and used by everybody.</summary>
    public static async Task<Doomed> Create(World world)
    {
        var chief = NewUser("chief");
        var made = new Doomed(world, chief, await world.CreatePartner(chief));
        await made.Fill();
        return made;
    }

    public Task<Contracts.Wire.Reply<Contracts.Wire.Done>> Delete() =>
        _world.Tenant(Id).Delete(new DeleteTenantCommand(new(Chief), Partner));

    /// <summary>Where something of it is stored, the audit trail left aside.</summary>
    public async Task<List<string>> Left()
    {
        string[] needles = [$"{Id}", "Doomed Ltd", Invited.ToString(), .. StoredText.FormsOf(Uid.Value)];
        var left = _world.Cluster.Stored
            .SelectMany(s => needles.Where(n => s.Text.Contains(n, StringComparison.Ordinal)).Select(n => (s.Store, s.Text, n)))
            .Where(f => !(f.Store == "inboxes" && f.n == $"{Id}" && f.Text.Contains(NotificationTypes.TenantDeleted, StringComparison.Ordinal)))
            .Select(f => $"{f.n} in {f.Store}: {f.Text}")
            .ToList();
        var reminders = _world.Cluster.Silos[0].ServiceProvider.GetRequiredService<IReminderTable>();
        var rows = await reminders.ReadRows(_world.Tenant(Id).GetGrainId());
        left.AddRange(rows.Reminders.Select(r => $"the reminder {r.ReminderName}"));
        return left;
    }

    public Task<long> TracesLeft() =>
        _world.Cluster.Grain<IDirectoryGrain>(DirectoryKey.TracesOf(Id, Uid)).Count(null);

    private async Task Fill()
    {
        var (tech, gone, inviting) = (NewUser("tech"), NewUser("gone"), new Inviting(_world));
        Done(await _world.AddMember(Partner, Chief, tech));
        Done(await _world.Tenant(Id).Create(new CreateTenantCommand(new(Chief), "Doomed Ltd", null, Partner)));
        Uid = (await _world.Reads(Id).View())!.Uid;
        Done(await _world.Assign(Id, Partner, Chief, tech));
        Done(await _world.Tenant(Id).SetAutoAdd(new SetAutoAddCommand(new(Chief), Partner, true, 2)));
        Done(await _world.CreateGroup(Id, Chief, "g"));
        Done(await _world.PutDevice(Id, Chief, "d", "g"));
        Done(await _world.Grant(Id, Chief, gone, "enterprise-viewer"));
        Done(await _world.SetRoles(Id, Chief, gone, []));
        Done(await _world.Grant(Id, Chief, NewUser("user"), "group-viewer", [GroupId.Parse("g")]));
        Done(await inviting.Invite(Id, Chief, Invited, "enterprise-viewer"));
        await inviting.Token(Invited);
        Done(await _world.Tenant(Id).Trace(new(Chief), Uid));
        Done(await _world.Cluster.Grain<IUserTokens>(Chief.GrainKey).Create(new CreateTokenCommand(
            new(Chief),
            "token",
            [.. new byte[32]],
            null,
            _world.Cluster.Clock.GetUtcNow().AddDays(1),
            new TokenNarrowing(Id, Uid, null))));
        Done(await _world.Tenant(Id).Rename(new(new(Chief, "key", "fingerprint"), "Doomed Ltd 2")));
    }
}
