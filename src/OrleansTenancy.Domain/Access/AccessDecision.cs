using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Access;

/// <summary>
/// The answer to one question, with the facts that decided (X.7). Everything but an explicit allow is a deny.
/// </summary>
/// <param name="Code">Why.</param>
/// <param name="Source">The path that was used, or none.</param>
/// <param name="Role">The role that granted, or null.</param>
/// <param name="Partner">The partner of the path, or null.</param>
/// <param name="Hint">Why there is no path, for those who may know.</param>
public readonly record struct AccessDecision(
    DecisionCode Code,
    AccessSource Source = AccessSource.None,
    RoleId? Role = null,
    PartnerId? Partner = null,
    AccessHint Hint = AccessHint.None)
{
    /// <summary>Whether the person may.</summary>
    public bool IsAllowed => Code == DecisionCode.Allowed;
}
