using System.Net;
using Orleans.Configuration;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Gateway.Hosting;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Silo.Fencing;
using OrleansTenancy.Silo.Hosting;
using OrleansTenancy.Silo.Mail;
using OrleansTenancy.Silo.Storage.Postgres;

namespace OrleansTenancy.Server.Hosting;

/// <summary>A node of a cluster.</summary>
internal static class ServeNode
{
    // A stored fact: rows are found by it.
    private const string ServiceId = "orleanstenancy";

    public static WebApplication Build(ServeSettings settings, ScopeCatalogue catalogue)
    {
        var builder = NodeBuilder.Create(settings.Urls, settings.Shutdown);
        builder.Services.AddTenancyGateway(settings.Edge());
        builder.Host.UseOrleans((_, silo) =>
        {
            silo.Services.Configure<ClusterOptions>(o =>
            {
                o.ClusterId = settings.Cluster.ClusterId;
                o.ServiceId = ServiceId;
            });
            silo.Services.Configure<EndpointOptions>(o => Listen(o, settings.Cluster));
            silo.UseTenancyPostgresClustering(settings.Database.ConnectionString)
                .UseTenancyPostgresFence(settings.Database.ConnectionString, settings.Cluster.Times.ToTimes())
                .UseTenancyPostgres(settings.Database.ConnectionString)
                .UseTenancySettings()
                .UseTenancySmtp(settings.Mail.Smtp())
                .AddTenancyGrains(o =>
                {
                    o.Catalogue = catalogue;
                    o.Checks = settings.Checks.CheckMode;
                    o.Links = settings.LinkSettings();
                    o.Invitations = settings.InvitationSettings();
                    o.PublicBaseUrl = new Uri(settings.PublicBaseUrl);
                });
        });
        return builder.Build().MapTenancy();
    }

    private static void Listen(EndpointOptions endpoint, ClusterSettings cluster)
    {
        endpoint.SiloPort = cluster.SiloPort;
        endpoint.GatewayPort = cluster.GatewayPort;
        if (cluster.AdvertisedAddress.Length > 0)
        {
            endpoint.AdvertisedIPAddress = IPAddress.Parse(cluster.AdvertisedAddress);
        }
    }
}
