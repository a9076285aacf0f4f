using System.Text.Json;
using Xunit;

namespace OrleansTenancy.Server.Tests;

public sealed class RollingRestartTests : IDisposable
{
    private const double DrainSeconds = 3;
    private readonly ServeDeployment _serve = new();

    public void Dispose() => _serve.Dispose();

    [Fact]
    public async Task X_6_X_12_nodes_are_restarted_one_by_one_and_no_read_that_is_asked_twice_at_most_fails()
    {
        var database = await ServeDeployment.Migrated();
        FixedNode[] places = [FixedNode.New(), FixedNode.New(), FixedNode.New()];
        var nodes = await Task.WhenAll(places.Select(p => _serve.Start(database, p, DrainSeconds)));
        var staff = _serve.Issuer.Token("operator", "operator");
        for (var i = 0; i < 12; i++)
        {
            await Grant(places[0].Address, $"tenant-{i}", $"owner-{i}", staff);
        }

        await using var client = new BalancedClient([.. places.Select(p => p.Address)]);
        using var over = new CancellationTokenSource();
        var wrong = 0;
        var readers = Enumerable.Range(0, 3).Select(r => Ask(r)).ToArray();
        for (var i = 0; i < nodes.Length; i++)
        {
            await nodes[i].Terminate();
            Assert.Equal(0, nodes[i].ExitCode);
            await nodes[i].DisposeAsync();
            var before = client.Calls;
            nodes[i] = await _serve.Start(database, places[i], DrainSeconds);
            await Conditions.Until(() => client.Calls > before + 50);
        }

        await over.CancelAsync();
        await Task.WhenAll(readers);
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        Assert.True(client.Calls > 500, $"only {client.Calls} reads");
        Assert.True(client.Failed.IsEmpty, $"{client.Failed.Count} of {client.Calls}: {string.Join('\n', client.Failed.Take(10))}");
        Assert.True(wrong == 0, $"{wrong} wrong answers");

        async Task Ask(int reader)
        {
            for (var i = reader; !over.IsCancellationRequested; i++)
            {
                var tenant = $"tenant-{i % 12}";
                var user = i % 3 == 0 ? "stranger" : $"viewer-of-{tenant}";
                var answer = await client.Read(
                    "POST", $"/tenants/{tenant}/access/v1/evaluation", staff,
                    new { subject = new { type = "user", id = user }, action = new { name = "read" }, resource = new { type = "alert", id = "a" } });
                if (answer is { } a && a.GetProperty("decision").GetBoolean() != (i % 3 != 0))
                {
                    Interlocked.Increment(ref wrong);
                }

                await client.Read("GET", $"/v1/tenants/{tenant}", _serve.Issuer.Token($"owner-{i % 12}"));
            }
        }
    }

    [Fact]
    public async Task A_node_that_was_told_to_stop_says_so_and_answers_on_until_balancers_know()
    {
        var database = await ServeDeployment.Migrated();
        var place = FixedNode.New();
        await using var node = await _serve.Start(database, place, drainSeconds: 600);
        var staff = _serve.Issuer.Token("operator", "operator");
        await Grant(node.Address, "acme", "owner", staff);
        Assert.Equal(200, (await Http.Call(node.Address, "GET", "/health/ready", null)).Status);

        await node.Signal("TERM");

        await Conditions.Until(async () => (await Http.Call(node.Address, "GET", "/health/ready", null)).Status == 503);
        Assert.Equal(200, (await Http.Call(node.Address, "GET", "/health/live", null)).Status);
        Assert.Equal(200, (await Http.Call(node.Address, "GET", "/health/startup", null)).Status);
        Assert.True(await Http.MayRead(node.Address, staff, "acme", "viewer-of-acme"));
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(node.Address, "/health/live"));
        Assert.True(answer.Headers.ConnectionClose);

        // Told again, it does not wait any longer.
        await node.Signal("TERM");
        await node.End();
        Assert.Equal(0, node.ExitCode);
    }

    [Fact]
    public async Task X_10_a_stream_ends_with_its_node_and_goes_on_at_another_one()
    {
        var database = await ServeDeployment.Migrated();
        await using var a = await _serve.Start(database, FixedNode.New(), drainSeconds: 0);
        await using var b = await _serve.Start(database, FixedNode.New(), drainSeconds: 0);
        var staff = _serve.Issuer.Token("operator", "operator");
        var partner = default(JsonElement);
        await Conditions.Until(async () =>
        {
            (var created, partner) = await Http.Call(
                a.Address, "POST", "/v1/partners", staff, new { name = "Maya IT", adminUserId = "maya" });
            return created == 201;
        });
        var path = $"/v1/partners/{partner.GetProperty("partnerId").GetString()}/notifications/stream";
        var token = _serve.Issuer.Token("maya");
        using var first = await SseText.Open(a.Address, path, token, null);
        await first.Until("event: member.added");

        var ended = first.ToEnd();
        await a.Terminate();
        Assert.Equal(0, a.ExitCode);
        await ended;

        // A change may get no answer while its owner moves; then it is asked for again.
        await Conditions.Until(async () => (await Http.Call(
            b.Address, "POST", path.Replace("notifications/stream", "members", StringComparison.Ordinal), token,
            new { userId = "tim", role = "technician" })).Status is 201 or 409);
        using var second = await SseText.Open(b.Address, path, token, "1");
        await second.Until("id: 2");
        Assert.DoesNotContain("id: 1\n", second.Text, StringComparison.Ordinal);
    }

    // Somebody who insists: an owner that moves, or a machine with much to do, may make it take more than one attempt.
    private async Task Grant(Uri node, string tenant, string owner, string staff)
    {
        await Conditions.Until(async () => (await Http.Call(
            node, "POST", "/v1/tenants", staff,
            new { tenantId = tenant, displayName = tenant, adminUserId = owner })).Status is 201 or 409);
        await Conditions.Until(async () => (await Http.Call(
            node, "PUT", $"/v1/tenants/{tenant}/users/viewer-of-{tenant}", _serve.Issuer.Token(owner),
            new { roles = new[] { new { roleId = "enterprise-viewer" } } })).Status == 200);
    }
}
