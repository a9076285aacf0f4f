using System.Collections.Immutable;
using Orleans.Concurrency;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Access;

namespace OrleansTenancy.Contracts.Devices;

/// <summary>
/// Owns the devices and other registered resources of one shard of one tenant; key <see cref="ShardKey"/>. Each is
/// a row of its own in the store, so a change costs the same whatever the size of the fleet.
/// </summary>
[Alias("tenancy.IResourceShardGrain")]
public interface IResourceShardGrain : IGrainWithStringKey
{
    /// <summary>Where resources lie; in the order asked.</summary>
    /// <remarks>Interleaves: reads committed rows in memory, without awaiting.</remarks>
    [AlwaysInterleave, Alias("Locate")]
    ValueTask<ImmutableArray<Placement>> Locate(string type, ImmutableArray<string> ids);

    /// <summary>A resource, or null.</summary>
    /// <remarks>Interleaves: reads committed rows in memory, without awaiting.</remarks>
    [AlwaysInterleave, Alias("Get")]
    ValueTask<ResourceView?> Get(string type, string id);

    /// <summary>Registers or replaces one resource. Refusals: <c>group-unknown</c>, <c>tenant-unknown</c>.</summary>
    [Alias("Put")]
    Task<Reply<ResourceView>> Put(PutResourceCommand command);

    /// <summary>Registers or replaces many, in one write; one that is refused does not stop the others.</summary>
    [Alias("Import")]
    Task<ImmutableArray<ImportResult>> Import(ImmutableArray<PutResourceCommand> commands);

    /// <summary>Changes parts of one resource. Refusals: <c>device-unknown</c>, <c>group-unknown</c>.</summary>
    [Alias("Patch")]
    Task<Reply<ResourceView>> Patch(PatchResourceCommand command);

    /// <summary>Removes one resource. Refusal: <c>device-unknown</c>.</summary>
    [Alias("Remove")]
    Task<Reply<Done>> Remove(CommandContext context, string type, string id);

    /// <summary>
    /// ID.27: removes a bounded part of the shard and leaves memory; true: there may be more.
    /// </summary>
    [Alias("Purge")]
    Task<bool> Purge();
}
