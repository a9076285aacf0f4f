using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Storage;
using OrleansTenancy.Grains.Hosting;
using OrleansTenancy.Grains.Storage;
using OrleansTenancy.Silo.Storage.Rows;

namespace OrleansTenancy.Silo.Storage.Sqlite;

/// <summary>Keeps everything in one SQLite file: for one silo that runs alone.</summary>
public static class SqliteHosting
{
    /// <summary>
    /// Stores grain states, reminders and rows in a file in a directory, which is made if it is missing.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="directory">The data directory.</param>
    /// <exception cref="StorageUnavailableException">The directory is in use, or the file is not ours.</exception>
    public static ISiloBuilder UseTenancySqlite(this ISiloBuilder silo, string directory)
    {
        var database = SqliteDatabase.Open(directory);

        // Made by a factory, so that the container disposes of it.
        silo.Services.AddSingleton(_ => database);
        silo.Services.AddSingleton<IRowDatabase>(services => services.GetRequiredService<SqliteDatabase>());
        silo.Services.AddSingleton<IAuditStore, AuditStore>();
        silo.Services.AddSingleton<IDirectoryStore, DirectoryStore>();
        silo.Services.AddSingleton<IInboxStore, InboxStore>();
        silo.Services.AddSingleton<IOperationStore, OperationStore>();
        silo.Services.AddSingleton<IResourceStore, ResourceStore>();
        silo.Services.AddSingleton<IStaffingStore, StaffingStore>();
        silo.Services.AddKeyedSingleton<IGrainStorage>(
            StorageNames.Tenancy,
            (services, _) => new SqliteGrainStorage(
                services.GetRequiredService<SqliteDatabase>(),
                services.GetRequiredService<Serializer>()));
        silo.AddReminders();
        silo.Services.AddSingleton<IReminderTable, SqliteReminderTable>();
        return silo.AddMemoryGrainStorage(StorageNames.PubSub);
    }
}
