using System.Globalization;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.LoadTests.Worlds;
using StackExchange.Redis;

namespace OrleansTenancy.LoadTests.Arms;

/// <summary>Puts a world into Redis, worked out to bits beforehand.</summary>
/// <param name="world">The world.</param>
internal sealed class RedisWorld(LoadWorld world)
{
    private readonly Dictionary<string, RoleBits> _roles = RoleBits.All(world).ToDictionary(r => r.Role.Value);
    private readonly Dictionary<int, int[]> _below = Enumerable.Range(0, world.Spec.GroupsPerTenant).ToDictionary(
        g => g,
        g => Enumerable.Range(0, world.Spec.GroupsPerTenant).Where(b => world.PathOf(b).Contains(g)).ToArray());

    /// <summary>Fills an empty server.</summary>
    public async Task Fill(int port)
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(
            string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"));
        var database = redis.GetDatabase();
        for (var tenant = 0; tenant < world.Spec.Tenants; tenant++)
        {
            var batch = database.CreateBatch();
            var writes = new List<Task> { batch.HashSetAsync(DevicesKeyOf(tenant), Devices(tenant)) };
            for (var user = 0; user < world.Spec.UsersPerTenant; user++)
            {
                var key = RedisEngine.BitsKey(LoadWorld.Tenant(tenant).Value, LoadWorld.User(tenant, user).Value);
                writes.AddRange(BitsOf(tenant, user)
                    .Select(bits => batch.StringSetAsync(key + bits.Key, Bytes(bits.Value))));
            }

            batch.Execute();
            await Task.WhenAll(writes);
        }
    }

    private static string DevicesKeyOf(int tenant) => RedisEngine.DevicesKey(LoadWorld.Tenant(tenant).Value);

    private HashEntry[] Devices(int tenant) =>
    [
        .. Enumerable.Range(0, world.Spec.DevicesOf(tenant)).Select(d => new HashEntry(
            LoadWorld.Device(d), world.GroupOf(tenant, d) is { } group ? LoadWorld.Group(group).Value : string.Empty)),
    ];

    // By group; under the empty name those for the whole tenant.
    private Dictionary<string, ScopeSet> BitsOf(int tenant, int user)
    {
        var bits = new Dictionary<string, ScopeSet>();
        foreach (var grant in world.GrantsOf(tenant, user))
        {
            var role = _roles[grant.Role.Value];
            if (grant.Groups is null)
            {
                Add(bits, string.Empty, role.Everywhere);
                continue;
            }

            foreach (var group in grant.Groups.SelectMany(g => _below[g]))
            {
                Add(bits, LoadWorld.Group(group).Value, role.InGroups);
            }
        }

        return bits;
    }

    private static void Add(Dictionary<string, ScopeSet> bits, string group, ScopeSet scopes) =>
        bits[group] = bits.GetValueOrDefault(group, ScopeSet.Empty).Union(scopes);

    // Redis counts the bits of a byte from the highest.
    private byte[] Bytes(ScopeSet scopes)
    {
        var bytes = new byte[(world.Catalogue.Count + 7) / 8];
        for (var i = 0; i < world.Catalogue.Count; i++)
        {
            bytes[i >> 3] |= scopes.Contains(i) ? (byte)(0x80 >> (i & 7)) : (byte)0;
        }

        return bytes;
    }
}
