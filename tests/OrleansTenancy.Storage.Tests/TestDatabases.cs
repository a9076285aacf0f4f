using Npgsql;
using OrleansTenancy.Silo.Storage.Postgres;
using OrleansTenancy.Silo.Storage.Rows;
using OrleansTenancy.Silo.Storage.Sqlite;
using OrleansTenancy.Testing.Postgres;

namespace OrleansTenancy.Storage.Tests;

/// <summary>A database of one kind, new and empty.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<ValueTask> _dispose;

    private TestDatabase(IRowDatabase rows, Func<ValueTask> dispose)
    {
        Rows = rows;
        _dispose = dispose;
    }

    public IRowDatabase Rows { get; }

    public static Task<TestDatabase> Open(string kind) => kind == "sqlite" ? Task.FromResult(Sqlite()) : Postgres();

    public ValueTask DisposeAsync() => _dispose();

    private static TestDatabase Sqlite()
    {
        var directory = Directory.CreateTempSubdirectory("tenancy-sqlite-").FullName;
        var database = SqliteDatabase.Open(directory);
        return new TestDatabase(database, () =>
        {
            database.Dispose();
            Directory.Delete(directory, recursive: true);
            return ValueTask.CompletedTask;
        });
    }

    private static async Task<TestDatabase> Postgres()
    {
        var connectionString = await PostgresServer.CreateDatabase();
        await new PostgresMigration(connectionString).Run(CancellationToken.None);
        var source = NpgsqlDataSource.Create(connectionString);
        return new TestDatabase(new PostgresDatabase(source), source.DisposeAsync);
    }
}
