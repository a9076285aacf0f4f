using Npgsql;
using OrleansTenancy.LoadTests.Hosting;

namespace OrleansTenancy.LoadTests.Arms;

/// <summary>The whole check as one prepared query over indexed tables.</summary>
internal sealed class PostgresEngine : IEngine
{
    private const string Query =
        """
        SELECT EXISTS (
            SELECT FROM tenants t
            JOIN devices d ON d.tenant = t.id AND d.id = $4
            JOIN grants g ON g.tenant = t.id AND g.person = $2
            JOIN role_scopes s ON s.role = g.role AND s.scope = $3 AND s.in_groups = (g.grp IS NOT NULL)
            WHERE t.id = $1 AND t.active
              AND (g.grp IS NULL OR EXISTS (
                  SELECT FROM group_paths p WHERE p.grp = d.grp AND p.above = g.grp AND p.tenant = t.id)))
        """;

    private readonly NpgsqlDataSource _source;

    public PostgresEngine(string connection) => _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connection)
        {
            MaxPoolSize = 64, MaxAutoPrepare = 8, AutoPrepareMinUsages = 1, NoResetOnClose = true,
        });

    public async ValueTask<bool> Decide(string tenant, string user, string action, string device)
    {
        await using var command = _source.CreateCommand(Query);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = user });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "create:device_command:" + action });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = device });
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
