using System.Data.Common;
using Microsoft.Data.Sqlite;
using OrleansTenancy.Silo.Storage.Rows;

namespace OrleansTenancy.Silo.Storage.Sqlite;

/// <summary>The file of a development server, to look at only; the server may run meanwhile.</summary>
internal sealed class SqliteReading : IRowDatabase
{
    private readonly string _connectionString;

    private SqliteReading(string connectionString) => _connectionString = connectionString;

    /// <summary>The file in a data directory.</summary>
    /// <exception cref="StorageUnavailableException">There is none.</exception>
    public static SqliteReading Of(string directory)
    {
        var file = Path.Combine(directory, SqliteDatabase.FileName);
        if (!File.Exists(file))
        {
            throw new StorageUnavailableException(
                $"there is no {SqliteDatabase.FileName} in {Path.GetFullPath(directory)}");
        }

        var text = new SqliteConnectionStringBuilder
        {
            DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false,
        };
        return new SqliteReading(text.ToString());
    }

    public Task<T> Write<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel) =>
        throw new NotSupportedException("the file was opened to be looked at");

    public async Task<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancel);
        return await work(connection);
    }
}
