using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;
using OrleansTenancy.Grains.Fencing;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Grains.Storage;
using OrleansTenancy.Silo.Fencing;
using OrleansTenancy.Silo.Storage.Rows;

namespace OrleansTenancy.Silo.Storage.Postgres;

/// <summary>Keeps everything in PostgreSQL: for clusters.</summary>
public static class PostgresHosting
{
    private const string Invariant = "Npgsql";

    /// <summary>
    /// Stores grain states, reminders and rows in a database that <see cref="PostgresMigration"/> has prepared.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="connectionString">The database.</param>
    public static ISiloBuilder UseTenancyPostgres(this ISiloBuilder silo, string connectionString)
    {
        silo.Services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        silo.Services.AddSingleton<PostgresDatabase>();
        silo.Services.AddSingleton<IRowDatabase>(s => new FencedRowDatabase(
            s.GetRequiredService<PostgresDatabase>(), s.GetRequiredService<Fence>()));
        silo.Services.AddSingleton<IAuditStore, AuditStore>();
        silo.Services.AddSingleton<IDirectoryStore, DirectoryStore>();
        silo.Services.AddSingleton<IInboxStore, InboxStore>();
        silo.Services.AddSingleton<IOperationStore, OperationStore>();
        silo.Services.AddSingleton<IResourceStore, ResourceStore>();
        silo.Services.AddSingleton<IStaffingStore, StaffingStore>();
        silo.AddAdoNetGrainStorage(
            StorageNames.Tenancy,
            (OptionsBuilder<AdoNetGrainStorageOptions> options) => options.Configure<Serializer>((o, serializer) =>
            {
                o.Invariant = Invariant;
                o.ConnectionString = connectionString;
                o.DeleteStateOnClear = true;
                o.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
            }));
        FencedGrainStorage.StandBefore(silo.Services, StorageNames.Tenancy);
        silo.UseAdoNetReminderService(o =>
        {
            o.Invariant = Invariant;
            o.ConnectionString = connectionString;
        });
        return silo.AddMemoryGrainStorage(StorageNames.PubSub);
    }

    /// <summary>Finds the other silos of the cluster through the same database.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="connectionString">The database.</param>
    public static ISiloBuilder UseTenancyPostgresClustering(this ISiloBuilder silo, string connectionString) =>
        silo.UseAdoNetClustering(o =>
        {
            o.Invariant = Invariant;
            o.ConnectionString = connectionString;
        });
}
