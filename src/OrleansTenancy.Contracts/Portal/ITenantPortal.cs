using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Wire;

namespace OrleansTenancy.Contracts.Portal;

/// <summary>
/// What the provider of a customer tenant decides about it; same grain and key as <see cref="ITenantGrain"/>, and one
/// command at a time with the ones there.
/// </summary>
[Alias("tenancy.ITenantPortal")]
public interface ITenantPortal : IGrainWithStringKey
{
    /// <summary>SC.7, SC.28. Refusals: <c>tenant-unknown</c>, <c>not-linked</c>, <c>not-owned</c>.</summary>
    [Alias("SetPortal")]
    Task<Reply<TenantView>> SetPortal(SetPortalCommand command);

    /// <summary>SC.12-15. Refusals: <c>tenant-unknown</c>, <c>not-linked</c>, <c>not-owned</c>.</summary>
    [Alias("SetInformationLevel")]
    Task<Reply<TenantView>> SetInformationLevel(SetInformationLevelCommand command);
}
