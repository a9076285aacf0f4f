using System.Collections.Immutable;
using OrleansTenancy.Contracts.Devices;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Roles;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Devices;

/// <summary>A resource as a shard holds it in memory; its type and id are the key it is found by.</summary>
/// <param name="Group">The group it lies in, or null: directly under the tenant.</param>
/// <param name="Alias">Display name, or null.</param>
/// <param name="Tags">Labels, possibly none.</param>
internal sealed record Registered(GroupRef? Group, string? Alias, ImmutableArray<string> Tags)
{
    /// <summary>What an evaluator needs to know.</summary>
    public Placement Placement => new(true, Group);

    /// <summary>The form for people.</summary>
    public ResourceView View(ResourceKey key) => new(key.Type, key.Id, Group?.Id, Alias, Tags);

    /// <summary>The form for the store.</summary>
    public ResourceRow Row(ResourceKey key) =>
        new(key.Type, key.Id, Group?.Id.Value, Group?.Incarnation ?? 0, Alias, Tags);
}
