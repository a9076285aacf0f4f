using System.Globalization;
using System.IO.Hashing;
using System.Text;
using OrleansTenancy.Domain;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Contracts.Devices;

/// <summary>
/// The key of a device shard: <c>devices/{tenant}/{uid}/{shard}</c>. The life of the tenant is part of it, so a
/// tenant that is created again starts with no devices whatever is left of the old one.
/// </summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Uid">Which life of it.</param>
/// <param name="Shard">0 to <see cref="Limits.DeviceShards"/> - 1.</param>
public readonly record struct ShardKey(TenantId Tenant, TenantUid Uid, int Shard)
{
    private const string Prefix = "devices";
    private const string FleetPrefix = "fleet";

    /// <summary>The shard that owns a resource. A stored fact: the function is never changed.</summary>
    public static ShardKey Of(TenantId tenant, TenantUid uid, string type, string id) =>
        new(tenant, uid, ShardOf(type, id));

    /// <summary>The key of <see cref="IFleetGrain"/>.</summary>
    public static string ForFleet(TenantId tenant, TenantUid uid) => string.Join('/', FleetPrefix, tenant.Value, uid);

    /// <summary>The tenant life of a fleet key.</summary>
    public static (TenantId Tenant, TenantUid Uid) FromFleetKey(string key)
    {
        var parts = key.Split('/');
        return parts is [FleetPrefix, var tenant, var uid]
            ? (TenantId.Parse(tenant), new TenantUid(Guid.ParseExact(uid, "D")))
            : throw Invariant.Broken("a fleet grain has a foreign key");
    }

    /// <summary>Reads a key back from its text.</summary>
    public static ShardKey Parse(string key)
    {
        var parts = key.Split('/');
        return parts is [Prefix, var tenant, var uid, var shard]
            ? new ShardKey(
                TenantId.Parse(tenant),
                new TenantUid(Guid.ParseExact(uid, "D")),
                int.Parse(shard, NumberStyles.None, CultureInfo.InvariantCulture))
            : throw Invariant.Broken("a device shard has a foreign key");
    }

    /// <summary>Which of the shards a resource belongs to.</summary>
    public static int ShardOf(string type, string id)
    {
        Span<byte> bytes = stackalloc byte[512];
        var length = Encoding.UTF8.GetBytes(type, bytes);
        bytes[length++] = 0;
        length += Encoding.UTF8.GetBytes(id, bytes[length..]);
        return (int)(XxHash64.HashToUInt64(bytes[..length]) % Limits.DeviceShards);
    }

    /// <summary>The grain key.</summary>
    public override string ToString() =>
        string.Join('/', Prefix, Tenant.Value, Uid, Shard.ToString(CultureInfo.InvariantCulture));
}
