using Microsoft.Data.Sqlite;
using Npgsql;
using OrleansTenancy.Testing.Postgres;
using Xunit;

namespace OrleansTenancy.Server.Tests;

/// <summary>X.9: somebody who has the file takes the triggers away and changes the trail; the verb finds it.</summary>
public sealed class VerifyTests : IDisposable
{
    private const string Disarm =
        """
        DROP TRIGGER tenancy_audit_no_update; DROP TRIGGER tenancy_audit_no_delete;
        DROP TRIGGER tenancy_audit_heads_forward; DROP TRIGGER tenancy_audit_heads_no_delete;
        """;

    private const string Acme = "chain LIKE 'audit/tenant/acme/%'";
    private readonly TempDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("UPDATE tenancy_audit SET after = replace(after, 'First', 'Other') WHERE " + Acme, "record 3: it is not what was written")]
    [InlineData("DELETE FROM tenancy_audit WHERE sequence = 3 AND " + Acme, "record 3: it is missing")]
    [InlineData("DELETE FROM tenancy_audit WHERE sequence = 4 AND " + Acme, "record 4: it is missing")]
    [InlineData(
        "UPDATE tenancy_audit SET sequence = 9 WHERE sequence = 3 AND " + Acme
        + "; UPDATE tenancy_audit SET sequence = 3 WHERE sequence = 4 AND " + Acme
        + "; UPDATE tenancy_audit SET sequence = 4 WHERE sequence = 9 AND " + Acme,
        "record 3: it is not what was written")]
    public async Task X_9_what_was_edited_removed_or_reordered_in_the_file_is_named(string attack, string problem)
    {
        await Fill();
        await using (var whole = await Verify())
        {
            Assert.True(whole.ExitCode == 0, whole.Output);
            Assert.Contains("whole audit/tenant/acme/", whole.Output, StringComparison.Ordinal);
            Assert.Contains("2 whole, 0 broken", whole.Output, StringComparison.Ordinal);
        }

        Change(Disarm + attack);

        await using var broken = await Verify();
        Assert.Equal(1, broken.ExitCode);
        var line = Assert.Single(broken.Output.Split('\n'), l => l.StartsWith("BROKEN", StringComparison.Ordinal));
        Assert.Contains("audit/tenant/acme/", line, StringComparison.Ordinal);
        Assert.EndsWith(problem, line.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("1 whole, 1 broken", broken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task X_9_ID_27_a_deleted_tenant_and_a_running_server_are_whole_and_one_chain_can_be_named()
    {
        await using var server = await Start();
        await Fill(server);
        var staff = await Http.DevToken(server.Address, "operator", "operator");
        var (deleted, _) = await Http.Call(server.Address, "DELETE", "/v1/tenants/acme", staff);
        Assert.Equal(202, deleted);
        await Conditions.Until(async () =>
            (await Http.Call(server.Address, "GET", "/v1/tenants/acme/audit", staff)).Body.GetProperty("items").GetArrayLength() == 1);

        await using var all = await Verify();
        Assert.True(all.ExitCode == 0, all.Output);
        Assert.Contains("2 whole, 0 broken", all.Output, StringComparison.Ordinal);
        var chain = all.Output.Split(' ').First(w => w.StartsWith("audit/tenant/acme/", StringComparison.Ordinal));
        await using var one = await Verify("--chain", chain);
        Assert.Equal(0, one.ExitCode);
        Assert.Contains("1 whole, 0 broken", one.Output, StringComparison.Ordinal);
        await using var none = await Verify("--chain", "audit/tenant/none");
        Assert.Equal(1, none.ExitCode);
        Assert.Contains("there is no such chain", none.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task X_9_the_trail_of_a_cluster_is_checked_by_its_connection_string()
    {
        var database = await PostgresServer.CreateDatabase();
        await using var early = await ServerProcess.Run(["verify", "--connection", database]);
        Assert.Equal(2, early.ExitCode);
        await using var migrate = await ServerProcess.Run(["migrate", "--connection", database]);
        await using var source = NpgsqlDataSource.Create(database);
        await Execute(
            "INSERT INTO tenancy_audit_heads (chain, sequence, hash, purged_through) VALUES ('audit/partner/x', 2, 'h', 0)");

        await using var broken = await ServerProcess.Run(
            ["verify"], new Dictionary<string, string> { ["TENANCY__Database__ConnectionString"] = database });
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("BROKEN audit/partner/x at record 1: it is missing", broken.Output, StringComparison.Ordinal);

        await Execute("ALTER TABLE tenancy_audit_heads DISABLE TRIGGER USER; DELETE FROM tenancy_audit_heads");
        await using var empty = await ServerProcess.Run(["verify", "--connection", database]);
        Assert.Equal(0, empty.ExitCode);
        Assert.Contains("0 whole, 0 broken", empty.Output, StringComparison.Ordinal);

        async Task Execute(string text)
        {
            await using var command = source.CreateCommand(text);
            await command.ExecuteNonQueryAsync();
        }
    }

    [Fact]
    public async Task A_trail_that_is_not_there_or_not_named_is_one_clear_error()
    {
        await using var nowhere = await Verify();
        Assert.Equal(2, nowhere.ExitCode);
        Assert.Contains("there is no tenancy.db", nowhere.Output, StringComparison.Ordinal);
        await using var nothing = await ServerProcess.Run(["verify"]);
        Assert.Equal(2, nothing.ExitCode);
        Assert.Contains("no trail", nothing.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", nowhere.Output + nothing.Output, StringComparison.Ordinal);
    }

    private Task<ServerProcess> Verify(params string[] more) =>
        ServerProcess.Run(["verify", "--data", _data.Path, .. more]);

    private Task<ServerProcess> Start() =>
        ServerProcess.Start(["dev", "--urls", "http://127.0.0.1:0", "--data", _data.Path, "--no-demo"]);

    private async Task Fill()
    {
        await using var server = await Start();
        await Fill(server);
        await server.Terminate();
    }

    private static async Task Fill(ServerProcess server)
    {
        var staff = await Http.DevToken(server.Address, "operator", "operator");
        await Http.Call(
            server.Address, "POST", "/v1/tenants", staff, new { tenantId = "acme", displayName = "Acme", adminUserId = "owner" });
        await Http.Call(server.Address, "POST", "/v1/partners", staff, new { name = "North", adminUserId = "chief" });
        var owner = await Http.DevToken(server.Address, "owner");
        foreach (var displayName in new[] { "First", "Second" })
        {
            var (renamed, _) = await Http.Call(server.Address, "PATCH", "/v1/tenants/acme", owner, new { displayName });
            Assert.Equal(200, renamed);
        }
    }

    private void Change(string statements)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = _data.File("tenancy.db"), Pooling = false };
        using var connection = new SqliteConnection(text.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this test.
        command.CommandText = statements;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
