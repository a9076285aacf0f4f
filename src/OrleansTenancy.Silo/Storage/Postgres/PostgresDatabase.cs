using System.Data.Common;
using Npgsql;
using OrleansTenancy.Silo.Storage.Rows;

namespace OrleansTenancy.Silo.Storage.Postgres;

/// <summary>The PostgreSQL database of a cluster.</summary>
/// <param name="source">Where connections come from.</param>
internal sealed class PostgresDatabase(NpgsqlDataSource source) : IRowDatabase
{
    public async Task<T> Write<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var result = await work(connection);
        await transaction.CommitAsync(cancel);
        return result;
    }

    public async Task<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await work(connection);
    }
}
