using Npgsql;
using Orleans.Runtime;
using OrleansTenancy.Silo.Storage.Rows;

namespace OrleansTenancy.Silo.Fencing;

/// <summary>
/// Makes sure that all silos of a cluster have the same times. The first one says which; others with other times are
/// refused until nobody is left who counts on the old ones.
/// </summary>
/// <param name="connectionString">The database with the membership table.</param>
/// <param name="clusterId">The cluster.</param>
/// <param name="times">The times of this silo.</param>
public sealed class PostgresClusterTimes(string connectionString, string clusterId, ClusterTimes times)
    : ILifecycleParticipant<ISiloLifecycle>
{
    // A silo that was killed leaves its row behind. One that has not written into it for so long is not there any more;
    // it goes by its own clock, so this is longer than clocks may differ.
    private const int GoneAfterSeconds = 600;

    // Any number will do, as long as nobody else in the database uses it and it never changes.
    private const long LockKey = 4_410_093_776_152_873;

    // Dead is 6; the others are on their way in, in, or on their way out.
    private const string SayTimes =
        """
        INSERT INTO tenancy_cluster_times AS t (cluster_id, times) VALUES (@cluster, @times)
        ON CONFLICT (cluster_id) DO UPDATE SET times = @times, agreed_at = now()
        WHERE t.times <> @times AND NOT EXISTS
        (
            SELECT 1 FROM tenancy_membership m
            WHERE m.cluster_id = @cluster AND m.status <> 6
              AND m.alive_at > now() - make_interval(secs => @gone)
        )
        """;

    /// <summary>Before a silo starts: why it may not join, one line each; empty: it may.</summary>
    /// <param name="cancel">Ends the attempt.</param>
    public async Task<IReadOnlyList<string>> Agree(CancellationToken cancel)
    {
        if (times.Problems() is [_, ..] problems)
        {
            return problems;
        }

        return await Compare(
            connection => connection.Execute(
                SayTimes, ("cluster", clusterId), ("times", times.ToString()), ("gone", GoneAfterSeconds)),
            cancel);
    }

    /// <inheritdoc />
    public void Participate(ISiloLifecycle observer)
    {
        // Once more when the silo has a row, from when on nobody else can change the times: two that started at the
        // same time may each have found an empty cluster.
        observer.Subscribe(nameof(PostgresClusterTimes), FenceKeeper.Stage, Verify);
    }

    private async Task Verify(CancellationToken cancel)
    {
        if (await Compare(_ => Task.CompletedTask, cancel) is [var problem, ..])
        {
            throw new InvalidOperationException(problem);
        }
    }

    // One after the other, so that whoever compares sees what the others have said, and they see its row.
    private async Task<IReadOnlyList<string>> Compare(Func<NpgsqlConnection, Task> before, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.Execute("SELECT pg_advisory_xact_lock(@key)", ("key", LockKey));
        await before(connection);
        var agreed = await connection.Scalar(
            "SELECT times FROM tenancy_cluster_times WHERE cluster_id = @cluster", ("cluster", clusterId));
        await transaction.CommitAsync(cancel);
        return Equals(agreed, times.ToString())
            ? []
            : [
                $"the nodes of the cluster {clusterId} run with other times ({agreed}) than this one ({times}); "
                + "stop all of them before the times are changed",
            ];
    }
}
