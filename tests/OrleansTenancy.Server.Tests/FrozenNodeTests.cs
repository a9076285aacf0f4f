using Npgsql;
using Xunit;

namespace OrleansTenancy.Server.Tests;

/// <summary>A node that stood still for a while, as one on a machine that swaps or is moved, and goes on.</summary>
public sealed class FrozenNodeTests : IDisposable
{
    private const int Dead = 6;
    private const int Questions = 24;
    private readonly ServeDeployment _serve = new();

    public void Dispose() => _serve.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task X_6_X_12_a_node_that_wakes_never_says_what_was_revoked_while_it_was_frozen(bool sleepsUntilItIsDead)
    {
        var database = await ServeDeployment.Migrated();
        var place = FixedNode.New();
        await using var frozen = await _serve.Start(database, place, drainSeconds: 0);
        await using var awake = await _serve.Start(database, FixedNode.New(), drainSeconds: 0);
        var staff = _serve.Issuer.Token("operator", "operator");
        var people = Enumerable.Range(0, 6).Select(i => $"user-{i}").ToArray();
        await Grant(awake.Address, people, staff);
        foreach (var user in people)
        {
            // Now the node holds in its memory what it would answer from.
            Assert.True(await Http.MayRead(frozen.Address, staff, "acme", user));
        }

        await frozen.Signal("STOP");
        try
        {
            await Task.WhenAll(people.Select(user => Revoke(awake.Address, user)));
            if (sleepsUntilItIsDead)
            {
                await Conditions.Until(async () => await StatusOf(database, place) == Dead);
            }

            // They wait in the machine and are the first that it reads when it wakes.
            var questions = Enumerable.Range(0, Questions)
                .Select(i => Answer(frozen.Address, staff, people[i % people.Length]))
                .ToArray();
            await frozen.Signal("CONT");
            var answers = await Task.WhenAll(questions);
            Assert.DoesNotContain(true, answers);
        }
        finally
        {
            await frozen.Signal("CONT");
        }

        for (var i = 0; i < Questions; i++)
        {
            Assert.NotEqual(true, await Answer(frozen.Address, staff, people[i % people.Length]));
        }

        if (sleepsUntilItIsDead)
        {
            // It has heard that it is dead, and whoever watches over it can start it again.
            await frozen.End();
            Assert.NotEqual(0, frozen.ExitCode);
        }

        Assert.False(await Http.MayRead(awake.Address, staff, "acme", people[0]));
    }

    private async Task Grant(Uri node, IEnumerable<string> people, string staff)
    {
        await Http.Call(node, "POST", "/v1/tenants", staff, new { tenantId = "acme", displayName = "Acme", adminUserId = "owner" });
        foreach (var user in people)
        {
            var (granted, _) = await Http.Call(
                node, "PUT", $"/v1/tenants/acme/users/{user}", _serve.Issuer.Token("owner"),
                new { roles = new[] { new { roleId = "enterprise-viewer" } } });
            Assert.Equal(200, granted);
        }
    }

    // Somebody who insists: what the frozen node owned is silent until it is dead for the others.
    private Task Revoke(Uri node, string user) => Conditions.Until(async () =>
        (await Http.Call(node, "DELETE", $"/v1/tenants/acme/users/{user}", _serve.Issuer.Token("owner"))).Status is 204 or 404);

    // Null: no answer, or none that says yes or no.
    private static async Task<bool?> Answer(Uri node, string staff, string user)
    {
        try
        {
            return await Http.MayRead(node, staff, "acme", user);
        }
        catch (Exception failure) when (failure is HttpRequestException or InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<int> StatusOf(string database, FixedNode node)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT status FROM tenancy_membership WHERE port = $1 ORDER BY generation DESC LIMIT 1", connection);
        command.Parameters.AddWithValue(int.Parse(node.SiloPort, System.Globalization.CultureInfo.InvariantCulture));
        return Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
