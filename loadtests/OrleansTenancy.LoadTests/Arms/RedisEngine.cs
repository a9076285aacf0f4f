using System.Globalization;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.LoadTests.Hosting;
using StackExchange.Redis;

namespace OrleansTenancy.LoadTests.Arms;

/// <summary>
/// The check over precomputed bits: one script, one round trip. The bits of a person are there for the whole tenant and
/// for each group that they reach, which every change of a role, a group or a grant would have to write again.
/// </summary>
internal sealed class RedisEngine : IEngine
{
    private const string Script =
        """
        local group = redis.call('HGET', KEYS[1], ARGV[1])
        if not group then return 0 end
        if redis.call('GETBIT', KEYS[2], ARGV[2]) == 1 then return 1 end
        return redis.call('GETBIT', KEYS[2] .. group, ARGV[2])
        """;

    private readonly ScopeCatalogue _catalogue;
    private readonly ConnectionMultiplexer _redis;
    private readonly IDatabase _database;
    private readonly byte[] _script;

    public RedisEngine(int port, ScopeCatalogue catalogue)
    {
        _catalogue = catalogue;
        _redis = ConnectionMultiplexer.Connect(
            string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"));
        _database = _redis.GetDatabase();
        _script = _redis.GetServers()[0].ScriptLoad(Script);
    }

    /// <summary>Where the devices of a tenant are, each with its group.</summary>
    public static string DevicesKey(string tenant) => "d:" + tenant;

    /// <summary>Where the bits of a person are; with a group's name after it, those in that group.</summary>
    public static string BitsKey(string tenant, string user) => $"b:{tenant}:{user}:";

    public async ValueTask<bool> Decide(string tenant, string user, string action, string device)
    {
        if (!_catalogue.TryResolve(action, "device", out var scope))
        {
            return false;
        }

        var answer = await _database.ScriptEvaluateAsync(
            _script, [DevicesKey(tenant), BitsKey(tenant, user)], [device, scope.Ordinal]);
        return (int)answer == 1;
    }

    public ValueTask DisposeAsync() => _redis.DisposeAsync();
}
