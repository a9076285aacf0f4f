using System.Collections.Immutable;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Grains.Storage;

namespace OrleansTenancy.Grains.Devices;

/// <summary>Knows where the resources of a tenant lie.</summary>
internal interface IPlacements
{
    /// <summary>Where resources lie, in the order asked; what is not registered is missing.</summary>
    ValueTask<ImmutableArray<Placement>> Locate(TenantPolicyFacts tenant, IReadOnlyList<ResourceKey> resources);
}
