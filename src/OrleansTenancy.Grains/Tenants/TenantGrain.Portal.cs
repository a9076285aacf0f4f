using OrleansTenancy.Contracts.Portal;
using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Portal;

namespace OrleansTenancy.Grains.Tenants;

/// <summary>What the provider decides about the portal.</summary>
internal sealed partial class TenantGrain : ITenantPortal
{
    public Task<Reply<TenantView>> SetPortal(SetPortalCommand command) =>
        Decide(
            command.Context,
            stamp => PortalRules.SetActive(Facts, command.Partner, command.Active, stamp.At),
            TenantReplies.View);

    public Task<Reply<TenantView>> SetInformationLevel(SetInformationLevelCommand command) =>
        Decide(
            command.Context,
            stamp => PortalRules.SetInformationLevel(Facts, command.Partner, command.Level, stamp.At),
            TenantReplies.View);
}
