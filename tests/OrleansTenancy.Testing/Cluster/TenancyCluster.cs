using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;
using Orleans.TestingHost;
using OrleansTenancy.Contracts.Notifications;
using OrleansTenancy.Grains.Fencing;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Grains.Mail;
using OrleansTenancy.Grains.Storage;
using OrleansTenancy.Testing.Mail;
using OrleansTenancy.Testing.Stores;

namespace OrleansTenancy.Testing.Cluster;

/// <summary>
/// Silos in this process with every grain of the product, on stores in memory that can be made to fail. Everything
/// goes through the messaging and the serializers of Orleans, as between machines.
/// </summary>
public sealed class TenancyCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private TenancyCluster(
        InProcessTestCluster cluster, StorageFaults storage, CallProbe calls, TestClock clock, PostBox mail)
    {
        _cluster = cluster;
        Storage = storage;
        Calls = calls;
        Clock = clock;
        Mail = mail;
    }

    /// <summary>A client of the cluster.</summary>
    public IClusterClient Client => _cluster.Client;

    /// <summary>What is stored, and its faults.</summary>
    public StorageFaults Storage { get; }

    /// <summary>Lists that are stored.</summary>
    public required MemoryDirectoryStore Directories { get; init; }

    /// <summary>Notifications that are stored.</summary>
    public required MemoryInboxStore Inboxes { get; init; }

    /// <summary>Idempotency keys that are stored.</summary>
    public required MemoryOperationStore Operations { get; init; }

    /// <summary>Resources that are stored, and their faults.</summary>
    public required MemoryResourceStore Resources { get; init; }

    /// <summary>Staffing indexes that are stored.</summary>
    public required MemoryStaffingStore Staffing { get; init; }

    /// <summary>The audit trail that is stored.</summary>
    public required MemoryAuditStore Audit { get; init; }

    /// <summary>
    /// Everything that is stored but the audit trail, as text, with the store that it is in: to search for what must
    /// not be there.
    /// </summary>
    public IEnumerable<(string Store, string Text)> Stored =>
    [
        .. Storage.Texts.Select(t => ("states", t)),
        .. Directories.Texts.Select(t => ("lists", t)),
        .. Inboxes.Texts.Select(t => ("inboxes", t)),
        .. Operations.Texts.Select(t => ("operations", t)),
        .. Resources.Texts.Select(t => ("resources", t)),
        .. Staffing.Texts.Select(t => ("staffing", t)),
    ];

    /// <summary>Every call to a grain.</summary>
    public CallProbe Calls { get; }

    /// <summary>The clock that decisions read; it can be moved ahead.</summary>
    public TestClock Clock { get; }

    /// <summary>The mails that were sent.</summary>
    public PostBox Mail { get; }

    /// <summary>The silos that run.</summary>
    public IReadOnlyList<InProcessSiloHandle> Silos => [.. _cluster.GetActiveSilos()];

    /// <summary>Starts a cluster.</summary>
    /// <param name="silos">How many silos.</param>
    /// <param name="configure">Sets the deployment's options; null: the defaults.</param>
    public static async Task<TenancyCluster> Start(short silos = 1, Action<TenancyOptions>? configure = null)
    {
        var storage = new StorageFaults();
        var calls = new CallProbe();
        var clock = new TestClock();
        var mail = new PostBox();
        var directories = new MemoryDirectoryStore(storage);
        var inboxes = new MemoryInboxStore(storage);
        var operations = new MemoryOperationStore();
        var resources = new MemoryResourceStore(operations, storage);
        var staffing = new MemoryStaffingStore(storage);
        var audit = new MemoryAuditStore(storage);
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton<TimeProvider>(clock);
            silo.Services.AddSingleton<IMailSender>(mail);
            silo.Services.AddSingleton<IDirectoryStore>(directories);
            silo.Services.AddSingleton<IInboxStore>(inboxes);
            silo.Services.AddSingleton<IOperationStore>(operations);
            silo.Services.AddSingleton<IResourceStore>(resources);
            silo.Services.AddSingleton<IStaffingStore>(staffing);
            silo.Services.AddSingleton<IAuditStore>(audit);
            silo.Services.AddKeyedSingleton<IGrainStorage>(
                StorageNames.Tenancy,
                (services, _) => new FaultyGrainStorage(services.GetRequiredService<Serializer>(), storage));
            silo.AddMemoryGrainStorage(StorageNames.PubSub);
            silo.AddMemoryStreams(NotificationStreams.Provider);
            silo.UseInMemoryReminderService();
            silo.AddIncomingGrainCallFilter(calls);
            silo.Services.AddSingleton(_ => Fence.OfSingleSilo());
            silo.AddTenancyGrains(configure);
            silo.Services.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(15));
        });
        builder.ConfigureClient(client => client.AddMemoryStreams(NotificationStreams.Provider));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new TenancyCluster(cluster, storage, calls, clock, mail)
        {
            Directories = directories, Inboxes = inboxes, Operations = operations, Resources = resources, Staffing = staffing, Audit = audit,
        };
    }

    /// <summary>A grain, asked from outside.</summary>
    public TGrain Grain<TGrain>(string key)
        where TGrain : IGrainWithStringKey => Client.GetGrain<TGrain>(key);

    /// <summary>A grain, asked from one of the silos.</summary>
    public TGrain GrainFrom<TGrain>(int silo, string key)
        where TGrain : IGrainWithStringKey =>
        Silos[silo].ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<TGrain>(key);

    /// <summary>Ends an activation; the next call reads what is stored.</summary>
    public Task Deactivate(IAddressable grain) => _cluster.DeactivateAsync(grain);

    /// <summary>Kills a silo as a crash does.</summary>
    public Task Kill(int silo) => _cluster.KillSiloAsync(Silos[silo]);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}

/// <summary>
/// The real clock with an offset: timers run as ever, and what a rule reads can be moved ahead, or stopped.
/// </summary>
public sealed class TestClock : TimeProvider
{
    private long _offset;
    private long _stoppedAt;

    /// <summary>Moves what rules read.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);

    /// <summary>Stops what rules read at an instant, so that tests can be exact to the tick.</summary>
    public void StopAt(DateTimeOffset instant) => Interlocked.Exchange(ref _stoppedAt, instant.UtcTicks);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() =>
        Interlocked.Read(ref _stoppedAt) is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : Running();

    private DateTimeOffset Running() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _offset));
}
