using Orleans.Concurrency;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Grains.Leases;

/// <summary>Same grain and key as <c>ITenantGrain</c>, for other silos of the cluster.</summary>
/// <remarks>Interleaves: hands out the last committed facts, without awaiting.</remarks>
[Alias("tenancy.ILeasedTenant")]
internal interface ILeasedTenant : IGrainWithStringKey
{
    /// <summary>The policy; nothing where there is no tenant.</summary>
    [AlwaysInterleave, Alias("Lease")]
    ValueTask<Leased<TenantPolicyFacts>> Lease(SiloAddress holder);
}

/// <summary>Same grain and key as <c>IPartnerGrain</c>, for other silos of the cluster.</summary>
/// <remarks>Interleaves: hands out the last committed facts, without awaiting.</remarks>
[Alias("tenancy.ILeasedPartner")]
internal interface ILeasedPartner : IGrainWithStringKey
{
    /// <summary>The settings; nothing where there is no partner.</summary>
    [AlwaysInterleave, Alias("Lease")]
    ValueTask<Leased<PartnerSettings>> Lease(SiloAddress holder);
}

/// <summary>Same grain and key as <c>IUserGrain</c>, for other silos of the cluster.</summary>
/// <remarks>Interleaves: hands out the last committed facts, without awaiting.</remarks>
[Alias("tenancy.ILeasedPerson")]
internal interface ILeasedPerson : IGrainWithStringKey
{
    /// <summary>What the person holds; nothing where nothing was ever decided about them.</summary>
    [AlwaysInterleave, Alias("Lease")]
    ValueTask<Leased<PersonCopy>> Lease(SiloAddress holder);
}

/// <summary>Same grain and key as <c>IResourceShardGrain</c>, for other silos of the cluster.</summary>
/// <remarks>Interleaves: grants a lease on the shard, without awaiting.</remarks>
[Alias("tenancy.ILeasedShard")]
internal interface ILeasedShard : IGrainWithStringKey
{
    /// <summary>
    /// Leave to keep places that are asked for afterwards, until one of the shard changes; null: not now.
    /// </summary>
    [AlwaysInterleave, Alias("Lease")]
    ValueTask<SiloAddress?> Lease(SiloAddress holder);
}
