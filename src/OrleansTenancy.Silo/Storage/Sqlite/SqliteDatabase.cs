using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using OrleansTenancy.Silo.Storage.Rows;

namespace OrleansTenancy.Silo.Storage.Sqlite;

/// <summary>
/// One SQLite file that survives `kill -9` and power loss: write-ahead log, synced at every commit. One writer takes
/// all
/// writes that wait and commits them together, so that many small writes cost one sync.
/// </summary>
internal sealed class SqliteDatabase : IRowDatabase, IDisposable
{
    internal const string FileName = "tenancy.db";
    private const int BatchMax = 256;

    private readonly string _connectionString;
    private readonly DirectoryLock _lock;
    private readonly Channel<PendingWrite> _writes = Channel.CreateUnbounded<PendingWrite>(
        new UnboundedChannelOptions { SingleReader = true });

    private readonly Task _writer;

    private SqliteDatabase(string connectionString, DirectoryLock directoryLock, SqliteConnection writer)
    {
        _connectionString = connectionString;
        _lock = directoryLock;
        _writer = Task.Factory
            .StartNew(
                () => WriteAll(writer),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)
            .Unwrap();
    }

    /// <summary>Opens or creates the file in a directory. At most one process may have it open.</summary>
    /// <exception cref="StorageUnavailableException">Taken, unreadable, or not ours; says which.</exception>
    public static SqliteDatabase Open(string directory)
    {
        System.IO.Directory.CreateDirectory(directory);
        var directoryLock = DirectoryLock.Take(directory);
        var file = Path.Combine(directory, FileName);
        var text = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();
        try
        {
            var writer = Connect(text);
            Run(writer, "PRAGMA journal_mode = WAL");
            Run(writer, Schema());
            return new SqliteDatabase(text, directoryLock, writer);
        }
        catch (SqliteException failure)
        {
            directoryLock.Dispose();
            throw new StorageUnavailableException($"{file} cannot be used: {failure.Message}", failure);
        }
    }

    public Task<T> Write<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        var pending = new PendingWrite<T>(work);
        return _writes.Writer.TryWrite(pending)
            ? pending.Outcome
            : throw new ObjectDisposedException(nameof(SqliteDatabase));
    }

    public async Task<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = Connect(_connectionString);

        // One transaction, so that several statements see one state of the file.
        await using var transaction = connection.BeginTransaction(deferred: true);
        return await work(connection);
    }

    public void Dispose()
    {
        _writes.Writer.TryComplete();
        _writer.Wait();
        _lock.Dispose();
    }

    private static SqliteConnection Connect(string text)
    {
        var connection = new SqliteConnection(text);
        connection.Open();
        Run(
            connection,
            "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON;"
            + "PRAGMA secure_delete = ON");
        return connection;
    }

    private static void Run(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this assembly.
        command.CommandText = text;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static string Schema()
    {
        using var stream = typeof(SqliteDatabase).Assembly.GetManifestResourceStream("sqlite-schema.sql")
            ?? throw new InvalidOperationException("the schema is not part of this build");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private async Task WriteAll(SqliteConnection connection)
    {
        using var _ = connection;
        var batch = new List<PendingWrite>(BatchMax);
        while (await _writes.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < BatchMax && _writes.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
            }

            await WriteTogether(connection, batch);
        }
    }

    // A write that fails takes only itself back; if the commit fails, nobody was answered and nothing happened.
    private static async Task WriteTogether(SqliteConnection connection, List<PendingWrite> batch)
    {
        try
        {
            await using var transaction = connection.BeginTransaction();
            foreach (var pending in batch)
            {
                transaction.Save("one");
                if (!await pending.Run(connection))
                {
                    transaction.Rollback("one");
                }

                transaction.Release("one");
            }

            transaction.Commit();
        }
        catch (Exception failure)
        {
            batch.ForEach(p => p.Fail(failure));
            return;
        }

        batch.ForEach(p => p.Answer());
    }
}
