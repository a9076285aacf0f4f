using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Grains.Devices;
using OrleansTenancy.Grains.Fencing;
using OrleansTenancy.Grains.Mail;
using OrleansTenancy.Grains.Notifications;
using OrleansTenancy.Grains.Operations;
using OrleansTenancy.Grains.Replication;

namespace OrleansTenancy.Grains.Hosting;

/// <summary>Puts the grains of the product into a silo.</summary>
public static class TenancyHosting
{
    /// <summary>
    /// Registers what the grains need. The silo has to add a <see cref="Fence"/>, the grain storage
    /// <see cref="StorageNames.Tenancy"/>, the row stores, a reminder service, and an <see cref="IMailSender"/>,
    /// without which mail stays owed.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="configure">Sets the deployment's options; null: the defaults.</param>
    public static ISiloBuilder AddTenancyGrains(this ISiloBuilder silo, Action<TenancyOptions>? configure = null)
    {
        var options = silo.Services
            .AddOptions<TenancyOptions>()
            .Validate(o => o.Links.MaxActivePartners >= 1, "`MaxActivePartners` is 1 or more")
            .Validate(o => o.Invitations.Life > TimeSpan.Zero, "`Invitations.Life` is positive");
        if (configure is not null)
        {
            options.Configure(configure);
        }

        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.TryAddSingleton<IIdMaker, RandomIds>();
        silo.Services.TryAddSingleton<ISecretMaker, RandomSecrets>();
        silo.Services.TryAddSingleton<IMailSender, NoMailSender>();
        silo.Services.TryAddSingleton<InboxAnnouncer>();
        silo.Services.TryAddSingleton<FirstAnswers>();
        silo.AddLeases();
        silo.Services.TryAddSingleton<ScopeCatalogue>(
            services => services.GetRequiredService<IOptions<TenancyOptions>>().Value.Catalogue);
        return silo.AddIncomingGrainCallFilter<FenceFilter>();
    }
}
