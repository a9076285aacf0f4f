using System.Reflection;
using DbUp;
using DbUp.Engine.Output;
using Npgsql;

namespace OrleansTenancy.Silo.Storage.Postgres;

/// <summary>
/// Brings a database to the schema of this version. May be run at any time, any number of times, by several at once:
/// one does the work, the others wait and find it done.
/// </summary>
/// <param name="connectionString">The database.</param>
public sealed class PostgresMigration(string connectionString)
{
    internal const string JournalTable = "tenancy_migrations";

    // Any number will do, as long as nobody else in the database uses it and it never changes.
    private const long LockKey = 7_308_620_154_671_239;

    /// <summary>The names of the scripts of this version, in order.</summary>
    public static IReadOnlyList<string> Scripts { get; } =
    [
        .. typeof(PostgresMigration).Assembly
            .GetManifestResourceNames()
            .Where(n => char.IsAsciiDigit(n[0]) && n.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Applies what is missing; answers the names of the scripts that were applied.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached, or a script failed.</exception>
    public async Task<IReadOnlyList<string>> Run(CancellationToken cancel)
    {
        try
        {
            // The lock is held by the session and goes with it, however the process ends. Not pooled: a pool keeps
            // sessions, and locks with them.
            var alone = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
            await using var connection = new NpgsqlConnection(alone.ToString());
            await connection.OpenAsync(cancel);
            await using var take = new NpgsqlCommand("SELECT pg_advisory_lock(@key)", connection);
            take.CommandTimeout = 0;
            take.Parameters.AddWithValue("key", LockKey);
            await take.ExecuteNonQueryAsync(cancel);
            return Apply();
        }
        catch (NpgsqlException failure)
        {
            throw new StorageUnavailableException($"the database cannot be migrated: {failure.Message}", failure);
        }
    }

    private string[] Apply()
    {
        var result = DeployChanges.To
            .PostgresqlDatabase(connectionString)
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), Scripts.Contains)
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .JournalToPostgresqlTable("public", JournalTable)
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(s => s.Name)]
            : throw new StorageUnavailableException(
                $"{result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
    }
}
