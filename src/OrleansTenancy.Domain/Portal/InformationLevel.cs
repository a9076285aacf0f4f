using System.Collections.Immutable;

namespace OrleansTenancy.Domain.Portal;

/// <summary>
/// What a provider shows to a customer: four switches, each over one scope of the portal (SC.12-15). What is off is
/// masked for every role and on every way into the tenant (C19).
/// </summary>
/// <param name="EstimatedLoad">SC.12.</param>
/// <param name="MeasuredPeakLoad">SC.13.</param>
/// <param name="DeviceProperties">SC.14: temperature and humidity among them.</param>
/// <param name="CustomProperties">SC.15.</param>
public sealed record InformationLevel(
    bool EstimatedLoad, bool MeasuredPeakLoad, bool DeviceProperties, bool CustomProperties)
{
    /// <summary>The scope of <see cref="EstimatedLoad"/>.</summary>
    public const string EstimatedLoadScope = "read:load:estimated";

    /// <summary>The scope of <see cref="MeasuredPeakLoad"/>.</summary>
    public const string MeasuredPeakLoadScope = "read:load:measured_peak";

    /// <summary>The scope of <see cref="DeviceProperties"/>.</summary>
    public const string DevicePropertiesScope = "read:device_property";

    /// <summary>The scope of <see cref="CustomProperties"/>.</summary>
    public const string CustomPropertiesScope = "read:custom_property";

    /// <summary>The level that a ceiling leaves.</summary>
    /// <param name="masked">The scopes that the ceiling masks.</param>
    public static InformationLevel Of(ImmutableArray<string> masked) => new(
        !masked.Contains(EstimatedLoadScope),
        !masked.Contains(MeasuredPeakLoadScope),
        !masked.Contains(DevicePropertiesScope),
        !masked.Contains(CustomPropertiesScope));

    /// <summary>A ceiling that leaves this level; what else it masks it goes on masking.</summary>
    /// <param name="masked">The ceiling as it was.</param>
    internal ImmutableArray<string> Mask(ImmutableArray<string> masked)
    {
        (string Scope, bool IsShown)[] switches =
        [
            (EstimatedLoadScope, EstimatedLoad), (MeasuredPeakLoadScope, MeasuredPeakLoad),
            (DevicePropertiesScope, DeviceProperties), (CustomPropertiesScope, CustomProperties),
        ];
        return
        [
            .. masked.Except(switches.Select(s => s.Scope), StringComparer.Ordinal)
                .Concat(switches.Where(s => !s.IsShown).Select(s => s.Scope))
                .Order(StringComparer.Ordinal),
        ];
    }
}
