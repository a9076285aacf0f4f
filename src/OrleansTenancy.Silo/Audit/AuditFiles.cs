using Npgsql;
using OrleansTenancy.Silo.Storage;
using OrleansTenancy.Silo.Storage.Postgres;
using OrleansTenancy.Silo.Storage.Rows;
using OrleansTenancy.Silo.Storage.Sqlite;

namespace OrleansTenancy.Silo.Audit;

/// <summary>Where an audit trail can be inspected without a node. What is opened here is only read.</summary>
public static class AuditFiles
{
    /// <summary>Inspects the trail of a development server, which may run.</summary>
    /// <param name="directory">Its data directory.</param>
    /// <param name="look">What is to be done.</param>
    /// <exception cref="StorageUnavailableException">There is no trail there, or it cannot be read.</exception>
    public static Task<T> InSqlite<T>(string directory, Func<AuditInspection, Task<T>> look) =>
        Look(() => look(new AuditInspection(new AuditStore(SqliteReading.Of(directory)))));

    /// <summary>Inspects the trail of a cluster, which may run.</summary>
    /// <param name="connectionString">Its database.</param>
    /// <param name="look">What is to be done.</param>
    /// <exception cref="StorageUnavailableException">There is no trail there, or it cannot be read.</exception>
    public static Task<T> InPostgres<T>(string connectionString, Func<AuditInspection, Task<T>> look) =>
        Look(async () =>
        {
            await using var source = NpgsqlDataSource.Create(connectionString);
            return await look(new AuditInspection(new AuditStore(new PostgresDatabase(source))));
        });

    private static async Task<T> Look<T>(Func<Task<T>> look)
    {
        try
        {
            return await look();
        }
        catch (System.Data.Common.DbException failure)
        {
            throw new StorageUnavailableException($"the audit trail cannot be read: {failure.Message}", failure);
        }
    }
}
