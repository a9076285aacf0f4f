using OrleansTenancy.Silo.Storage;
using OrleansTenancy.Silo.Storage.Postgres;
using OrleansTenancy.Testing.Postgres;
using Xunit;

namespace OrleansTenancy.Storage.Tests;

public sealed class PostgresMigrationTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Several_at_once_apply_every_script_once()
    {
        var database = await PostgresServer.CreateDatabase();

        var applied = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => new PostgresMigration(database).Run(None))));

        Assert.Equal(PostgresMigration.Scripts, applied.SelectMany(a => a));
        Assert.NotEmpty(PostgresMigration.Scripts);
        Assert.Empty(await new PostgresMigration(database).Run(None));
        Assert.Empty(await PostgresReadiness.Check(database, None));
    }

    [Fact]
    public async Task A_database_without_the_schema_is_refused_with_what_to_do()
    {
        var database = await PostgresServer.CreateDatabase();

        var problem = Assert.Single(await PostgresReadiness.Check(database, None));

        Assert.Contains("run `migrate`", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_does_not_wait_for_the_disk_is_refused()
    {
        var database = await PostgresServer.CreateDatabase();
        await new PostgresMigration(database).Run(None);

        var problem = Assert.Single(
            await PostgresReadiness.Check(database + ";Options=-c synchronous_commit=off", None));

        Assert.Contains("synchronous_commit", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_one_clear_error()
    {
        const string Nowhere = "Host=127.0.0.1;Port=1;Username=x;Timeout=2";

        var failure = await Assert.ThrowsAsync<StorageUnavailableException>(
            () => new PostgresMigration(Nowhere).Run(None));

        Assert.DoesNotContain('\n', failure.Message);
        Assert.Single(await PostgresReadiness.Check(Nowhere, None));
    }
}
