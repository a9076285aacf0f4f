using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Grains.Devices;
using OrleansTenancy.Grains.Fencing;
using OrleansTenancy.Grains.Leases;
using OrleansTenancy.Grains.Replication;
using OrleansTenancy.Grains.Users;

namespace OrleansTenancy.Grains.Hosting;

/// <summary>
/// Puts together how checks are decided. Owners tell holders of changes in either mode, so silos of both can work
/// together; the mode says only whether this silo holds anything.
/// </summary>
internal static class LeaseHosting
{
    public static void AddLeases(this ISiloBuilder silo)
    {
        var services = silo.Services;
        services.TryAddSingleton(LeaseTimes.Default);
        services.TryAddSingleton<ILeaseWire, LeaseWire>();
        services.TryAddSingleton(s => Make<SiloView>(s));
        services.TryAddSingleton<ISiloView>(s => s.GetRequiredService<SiloView>());
        services.TryAddSingleton(s => Make<LeaseBook>(s));
        services.TryAddSingleton(s => Make<LeaseChannels>(s));
        services.TryAddSingleton<HeldReplicas>();
        services.TryAddSingleton(s => Make<LeaseRounds>(s));
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(s => s.GetRequiredService<LeaseRounds>());
        silo.AddGrainService<LeasePost>();
        services.AddChecks();
    }

    private static void AddChecks(this IServiceCollection services)
    {
        services.TryAddSingleton<ValidatedSnapshots>();
        services.TryAddSingleton<LeasedSnapshots>();
        services.TryAddSingleton<ShardPlacements>();
        services.TryAddSingleton<LeasedPlacements>();
        services.TryAddSingleton<OwnerChecks>();
        services.TryAddSingleton<LocalChecks>();
        services.TryAddSingleton<AccessCheck>();
        services.TryAddSingleton<ISnapshots>(s => Either<LeasedSnapshots, ValidatedSnapshots, ISnapshots>(s));
        services.TryAddSingleton<IPlacements>(s => Either<LeasedPlacements, ShardPlacements, IPlacements>(s));
        services.TryAddSingleton<IAccessChecks>(s => Either<LocalChecks, OwnerChecks, IAccessChecks>(s));
    }

    private static T Either<TLeased, TValidated, T>(IServiceProvider services)
        where TLeased : notnull, T
        where TValidated : notnull, T =>
        services.GetRequiredService<IOptions<TenancyOptions>>().Value.Checks == CheckMode.Leased
            ? services.GetRequiredService<TLeased>()
            : services.GetRequiredService<TValidated>();

    // Leases are about what machines do, so they go by the clock of the machine, also where a test moves the other one.
    private static T Make<T>(IServiceProvider services) =>
        ActivatorUtilities.CreateInstance<T>(services, (TimeProvider)MachineClock.Instance);
}
