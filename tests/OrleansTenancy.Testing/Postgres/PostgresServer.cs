using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace OrleansTenancy.Testing.Postgres;

/// <summary>
/// A real PostgreSQL server for the tests of one process, on a free loopback port, with its data in a directory of its
/// own. A server that <c>TENANCY_TEST_POSTGRES</c> names is used instead, if it is set.
/// </summary>
public sealed class PostgresServer
{
    private const string Variable = "TENANCY_TEST_POSTGRES";
    private static readonly Lazy<PostgresServer> Shared = new(Start);
    private static int _databases;

    private readonly string _connectionString;

    private PostgresServer(string connectionString) => _connectionString = connectionString;

    /// <summary>A new empty database; answers its connection string.</summary>
    public static async Task<string> CreateDatabase()
    {
        var server = await Task.Run(() => Shared.Value);
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"tenancy_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}");
        await using var connection = new NpgsqlConnection(server._connectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The name is made of digits.
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server._connectionString) { Database = name }.ToString();
    }

    private static PostgresServer Start()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return new PostgresServer(given);
        }

        var binaries = FindBinaries();
        var directory = System.IO.Directory.CreateTempSubdirectory("tenancy-postgres-").FullName;
        if (Environment.UserName == "root")
        {
            // PostgreSQL refuses to run as root.
            Run("chown", "postgres", directory);
        }

        var port = FreePort();
        Run(Tool("initdb"), "-D", Path.Combine(directory, "db"), "-A", "trust", "-U", "tenancy", "-E", "UTF8", "--locale=C", "--no-sync");
        var options = string.Create(
            CultureInfo.InvariantCulture,
            $"-p {port} -k {directory} -c listen_addresses=127.0.0.1 -c max_connections=200");
        Run(Tool("pg_ctl"), "-D", Path.Combine(directory, "db"), "-w", "-l", Path.Combine(directory, "log"), "-o", options, "start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Run(Tool("pg_ctl"), "-D", Path.Combine(directory, "db"), "-m", "immediate", "stop");
            System.IO.Directory.Delete(directory, recursive: true);
        };
        return new PostgresServer(string.Create(
            CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=tenancy;Database=postgres"));

        string Tool(string name) => Path.Combine(binaries, name);
    }

    private static string FindBinaries()
    {
        const string Debian = "/usr/lib/postgresql";
        var found = System.IO.Directory.Exists(Debian)
            ? System.IO.Directory.GetDirectories(Debian)
                .OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0)
                .Select(d => Path.Combine(d, "bin"))
                .FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            : null;
        return found ?? (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            ?? throw new InvalidOperationException(
                $"no PostgreSQL found: install it (.ci/ensure-postgres does) or name a server in {Variable}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Run(string file, params string[] arguments)
    {
        var asPostgres = Environment.UserName == "root" && file != "chown";
        var start = new ProcessStartInfo(asPostgres ? "runuser" : file)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = file.EndsWith("initdb", StringComparison.Ordinal),
            WorkingDirectory = Path.GetTempPath(),
        };
        string[] all = asPostgres ? ["-u", "postgres", "--", file, .. arguments] : arguments;
        foreach (var argument in all)
        {
            start.ArgumentList.Add(argument);
        }

        // The server inherits what it is given: a pipe that nobody reads to its end would keep the tests waiting.
        if (file.EndsWith("pg_ctl", StringComparison.Ordinal))
        {
            start.RedirectStandardError = false;
        }

        using var process = Process.Start(start)!;
        var output = start.RedirectStandardOutput ? process.StandardOutput.ReadToEndAsync() : null;
        var error = start.RedirectStandardError ? process.StandardError.ReadToEnd() : string.Empty;
        output?.Wait();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file} ended with {process.ExitCode}: {error}");
        }
    }
}
