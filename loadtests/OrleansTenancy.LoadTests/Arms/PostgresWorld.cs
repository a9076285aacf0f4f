using Npgsql;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Arms;

/// <summary>Puts a world into tables, with an index for every step of the check.</summary>
/// <param name="world">The world.</param>
internal sealed class PostgresWorld(LoadWorld world)
{
    private const string Tables =
        """
        CREATE TABLE tenants (id text PRIMARY KEY, active boolean NOT NULL);
        CREATE TABLE devices (tenant text, id text, grp text, PRIMARY KEY (tenant, id));
        CREATE TABLE grants (tenant text, person text, role text NOT NULL, grp text);
        CREATE TABLE role_scopes (role text, scope text, in_groups boolean, PRIMARY KEY (role, scope, in_groups));
        CREATE TABLE group_paths (tenant text, grp text, above text, PRIMARY KEY (tenant, grp, above));
        """;

    private const string Indexes = "CREATE INDEX ON grants (tenant, person); VACUUM ANALYZE";

    /// <summary>Fills an empty database; answers the process of the server.</summary>
    public async Task<int> Fill(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await Run(connection, Tables);
        await Copy(connection, "tenants (id, active)", Tenants());
        await Copy(connection, "devices (tenant, id, grp)", Devices());
        await Copy(connection, "grants (tenant, person, role, grp)", Grants());
        await Copy(connection, "role_scopes (role, scope, in_groups)", RoleScopes());
        await Copy(connection, "group_paths (tenant, grp, above)", GroupPaths());
        foreach (var statement in Indexes.Split(';'))
        {
            await Run(connection, statement);
        }

        return ParentOf(connection.ProcessID);
    }

    // The server is the parent of the process that serves a connection.
    private static int ParentOf(int backend)
    {
        var stat = File.ReadAllText($"/proc/{backend}/stat");
        return int.Parse(
            stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task Run(NpgsqlConnection connection, string statement)
    {
#pragma warning disable CA2100 // Every text is a constant of this class.
        await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Copy(NpgsqlConnection connection, string table, IEnumerable<string?[]> rows)
    {
        await using var copy = await connection.BeginTextImportAsync($"COPY {table} FROM STDIN");
        foreach (var row in rows)
        {
            await copy.WriteAsync(string.Join('\t', row.Select(cell => cell ?? "\\N")) + "\n");
        }
    }

    private IEnumerable<string?[]> Tenants() =>
        Enumerable.Range(0, world.Spec.Tenants).Select(t => new string?[] { LoadWorld.Tenant(t).Value, "t" });

    private IEnumerable<string?[]> Devices() =>
        from tenant in Enumerable.Range(0, world.Spec.Tenants)
        from device in Enumerable.Range(0, world.Spec.DevicesOf(tenant))
        select new[]
        {
            LoadWorld.Tenant(tenant).Value,
            LoadWorld.Device(device),
            world.GroupOf(tenant, device) is { } within ? LoadWorld.Group(within).Value : null,
        };

    private IEnumerable<string?[]> Grants() =>
        from tenant in Enumerable.Range(0, world.Spec.Tenants)
        from user in Enumerable.Range(0, world.Spec.UsersPerTenant)
        from grant in world.GrantsOf(tenant, user)
        from place in grant.Groups?.Select(g => (int?)g) ?? [null]
        select new[]
        {
            LoadWorld.Tenant(tenant).Value,
            LoadWorld.User(tenant, user).Value,
            grant.Role.Value,
            place is { } within ? LoadWorld.Group(within).Value : null,
        };

    private IEnumerable<string?[]> RoleScopes() =>
        from role in RoleBits.All(world)
        from inGroups in new[] { false, true }
        from scope in world.Catalogue.NamesOf(inGroups ? role.InGroups : role.Everywhere)
        select new string?[] { role.Role.Value, scope, inGroups ? "t" : "f" };

    private IEnumerable<string?[]> GroupPaths() =>
        from tenant in Enumerable.Range(0, world.Spec.Tenants)
        from grp in Enumerable.Range(0, world.Spec.GroupsPerTenant)
        from above in world.PathOf(grp)
        select new string?[]
        {
            LoadWorld.Tenant(tenant).Value, LoadWorld.Group(grp).Value, LoadWorld.Group(above).Value,
        };
}
