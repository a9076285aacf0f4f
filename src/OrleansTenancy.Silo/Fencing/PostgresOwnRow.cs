using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Runtime;

namespace OrleansTenancy.Silo.Fencing;

/// <summary>
/// The own row of the membership table in PostgreSQL, over a connection that nothing else uses: a crowd of requests
/// must not make the silo believe that it is cut off. Only the primary counts; a replica may not have heard of a death.
/// </summary>
internal sealed class PostgresOwnRow : IOwnRow, IAsyncDisposable
{
    private const string Question =
        """
        SELECT pg_is_in_recovery(), m.status
        FROM (SELECT 1) AS one
        LEFT JOIN tenancy_membership m
            ON m.cluster_id = @cluster AND m.address = @address AND m.port = @port AND m.generation = @generation
        """;

    private readonly NpgsqlDataSource _source;
    private readonly string _cluster;
    private readonly SiloAddress _self;

    public PostgresOwnRow(string connectionString, IOptions<ClusterOptions> cluster, ILocalSiloDetails self)
    {
        var alone = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MinPoolSize = 1,
            MaxPoolSize = 2,
            ApplicationName = "orleanstenancy-fence",

            // An answer that does not come is given up at once, together with its connection.
            CancellationTimeout = -1,
        };
        _source = NpgsqlDataSource.Create(alone.ToString());
        _cluster = cluster.Value.ClusterId;
        _self = self.SiloAddress;
    }

    public async Task<Standing> Read(CancellationToken cancel)
    {
        await using var connection = await _source.OpenConnectionAsync(cancel);
        await using var question = new NpgsqlCommand(Question, connection)
        {
            Parameters =
            {
                new("cluster", _cluster),
                new("address", _self.Endpoint.Address.ToString()),
                new("port", _self.Endpoint.Port),
                new("generation", _self.Generation),
            },
        };
        await using var answer = await question.ExecuteReaderAsync(cancel);
        await answer.ReadAsync(cancel);
        return answer.GetBoolean(0)
            ? throw new InvalidOperationException("the database is a replica, which does not know who is alive")
            : MembershipRow.Of(answer.IsDBNull(1) ? null : (SiloStatus)answer.GetInt32(1));
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
