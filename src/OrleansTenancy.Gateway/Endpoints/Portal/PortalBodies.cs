using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Domain.Portal;

namespace OrleansTenancy.Gateway.Endpoints.Portal;

/// <summary>Bodies of the portal, read and shown.</summary>
internal static class PortalBodies
{
    public static InformationLevelBody? Shown(InformationLevel? level) => level is null
        ? null
        : new(level.EstimatedLoad, level.MeasuredPeakLoad, level.DeviceProperties, level.CustomProperties);

    public static InformationLevel Read(InformationLevelBody body) =>
        new(body.EstimatedLoad, body.MeasuredPeakLoad, body.DeviceProperties, body.CustomProperties);

    public static PortalBody Shown(TenantView view) => new(view.PortalActive, view.PortalOpenedAt);
}

/// <summary>What is shown to a customer (SC.12-15).</summary>
public sealed record InformationLevelBody(
    bool EstimatedLoad, bool MeasuredPeakLoad, bool DeviceProperties, bool CustomProperties);

/// <summary>Whether the customer's own users may enter (SC.7, SC.28).</summary>
public sealed record SwitchPortalBody(bool Active);

/// <summary>The portal of a customer.</summary>
public sealed record PortalBody(bool Active, DateTimeOffset? FirstActivatedAt);
