using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Contracts.Devices;

/// <summary>
/// Reads over all shards of one tenant, straight from the store's rows; key <see cref="ShardKey.ForFleet"/>.
/// Owns nothing.
/// </summary>
[Alias("tenancy.IFleetGrain")]
public interface IFleetGrain : IGrainWithStringKey
{
    /// <summary>How many resources of a type the tenant has.</summary>
    [Alias("Count")]
    Task<long> Count(string type);

    /// <summary>A page ordered by id (ordinal).</summary>
    [Alias("Page")]
    Task<ImmutableArray<ResourceView>> Page(string type, string? after, int limit);

    /// <summary>Whether anything lies directly in a group.</summary>
    [Alias("AnyInGroup")]
    Task<bool> AnyInGroup(GroupId group, long incarnation);
}
