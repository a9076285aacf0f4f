using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Access;

/// <summary>Why a decision is what it is (X.7), for one caller or, before anything is left out, for nobody.</summary>
/// <param name="Code">The reason.</param>
/// <param name="Source">The path that was used, or none.</param>
public sealed record AccessExplanation(DecisionCode Code, AccessSource Source)
{
    /// <summary>What stopped the person.</summary>
    public DecisionHop Hop { get; init; }

    /// <summary>Why there is no path.</summary>
    public AccessHint Hint { get; init; }

    /// <summary>The partner of the path; without one, the partner on whose way the person came furthest.</summary>
    public PartnerId? Partner { get; init; }

    /// <summary>The link to that partner.</summary>
    public LinkId? Link { get; init; }

    /// <summary>The role that granted, or null.</summary>
    public RoleId? Role { get; init; }

    /// <summary>The version of the tenant's policy that decided; null: there is none.</summary>
    public long? TenantVersion { get; init; }

    /// <summary>The version of the settings of <see cref="Partner"/>; null: no partner.</summary>
    public long? PartnerVersion { get; init; }

    /// <summary>The version of the person's facts.</summary>
    public long? PersonVersion { get; init; }
}
