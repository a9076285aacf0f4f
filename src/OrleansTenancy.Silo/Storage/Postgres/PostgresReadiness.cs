using Npgsql;
using OrleansTenancy.Silo.Storage.Rows;

namespace OrleansTenancy.Silo.Storage.Postgres;

/// <summary>Whether a database can carry the product; looked at before a silo starts.</summary>
public static class PostgresReadiness
{
    private const int VersionMin = 150_000;

    /// <summary>What is wrong with a connection string, before anybody tries it; null: nothing.</summary>
    public static string? FaultOf(string connectionString)
    {
        if (connectionString.Length == 0)
        {
            return "is missing: give --connection, or set TENANCY__Database__ConnectionString";
        }

        try
        {
            return string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(connectionString).Host)
                ? "names no host"
                : null;
        }
        catch (ArgumentException failure)
        {
            return $"is no connection string: {failure.Message}";
        }
    }

    /// <summary>Why the database cannot be used, one line each; empty: it can.</summary>
    /// <param name="connectionString">The database.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public static async Task<IReadOnlyList<string>> Check(string connectionString, CancellationToken cancel)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync(cancel);
            return [.. await CheckServer(connection), .. await CheckSchema(connection)];
        }
        catch (NpgsqlException failure)
        {
            return [$"the database cannot be reached: {failure.Message}"];
        }
    }

    // A commit that is acknowledged before it is on disk would break the first promise of the product.
    private static async Task<IEnumerable<string>> CheckServer(NpgsqlConnection connection)
    {
        var problems = new List<string>();
        if (await Setting(connection, "fsync") == "off")
        {
            problems.Add("the server runs with fsync=off and would lose acknowledged changes; switch it on");
        }

        if (await Setting(connection, "synchronous_commit") == "off")
        {
            problems.Add(
                "the connection runs with synchronous_commit=off and would lose acknowledged changes; switch it on");
        }

        // Only the primary knows at once who was declared dead and what was taken away.
        if (await connection.Scalar("SELECT pg_is_in_recovery()") is true)
        {
            problems.Add("the server is a replica; a node needs the primary");
        }

        if (int.Parse(await Setting(connection, "server_version_num"), null) < VersionMin)
        {
            problems.Add("the server is older than PostgreSQL 15");
        }

        return problems;
    }

    private static async Task<IEnumerable<string>> CheckSchema(NpgsqlConnection connection)
    {
        const string Advice = "run `migrate`";
        if (await connection.Scalar(
            "SELECT to_regclass(@journal)::text", ("journal", "public." + PostgresMigration.JournalTable)) is null)
        {
            return [$"the database has no schema; {Advice}"];
        }

        var applied = await connection.Query(
            $"SELECT scriptname FROM public.{PostgresMigration.JournalTable}", r => r.GetString(0));
        var missing = PostgresMigration.Scripts.Except(applied, StringComparer.Ordinal).ToArray();
        return missing.Length == 0
            ? []
            : [$"the schema is older than this version ({missing[0]} is missing); {Advice}"];
    }

    private static async Task<string> Setting(NpgsqlConnection connection, string name) =>
        (string)(await connection.Scalar("SELECT current_setting(@name)", ("name", name)))!;
}
