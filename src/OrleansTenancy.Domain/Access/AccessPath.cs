using System.Collections.Immutable;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Access;

/// <summary>
/// How a person comes into a tenant at one instant, and with what (rules section 8, steps 1 and 2). Made once, used
/// for any number of resources.
/// </summary>
public sealed record AccessPath
{
    /// <summary>Allowed: the person may enter. Else TenantUnknown, TenantInactive or NoAccess.</summary>
    public required DecisionCode Code { get; init; }

    /// <summary>Member or partner; none when there is no path.</summary>
    public AccessSource Source { get; init; }

    /// <summary>
    /// The partner of the path; with several, the first in the order of the tenant's links. Where there is no path, the
    /// one on whose way the person came furthest.
    /// </summary>
    public PartnerId? Partner { get; init; }

    /// <summary>The link to that partner.</summary>
    public LinkId? Link { get; init; }

    /// <summary>The membership in that partner.</summary>
    public MembershipId? Membership { get; init; }

    /// <summary>
    /// Whether only an individual assignment, or access kept after auto-add (EN.19), opens the way through that
    /// partner.
    /// </summary>
    public bool ViaAssignment { get; init; }

    /// <summary>The roles in force, in the order of the facts.</summary>
    public ImmutableArray<EffectiveGrant> Grants { get; init; } = [];

    /// <summary>Why there is no path, for those who may know.</summary>
    public AccessHint Hint { get; init; }

    /// <summary>What the ceiling of the tenant takes away (C19).</summary>
    public ScopeSet Ceiling { get; init; } = ScopeSet.Empty;

    /// <summary>Whether the person may enter the tenant.</summary>
    public bool MayEnter => Code == DecisionCode.Allowed;

    /// <summary>Everything the person may use somewhere in the tenant.</summary>
    public ScopeSet Scopes => Union(tenantWideOnly: false).Except(Ceiling);

    /// <summary>
    /// What the person's roles give in the whole tenant: what they may hand on (X.1). The ceiling is not taken off: it
    /// masks what is handed on as well, and otherwise nobody could give a role that has a masked scope in it.
    /// </summary>
    public ScopeSet TenantWideScopes => Union(tenantWideOnly: true);

    private ScopeSet Union(bool tenantWideOnly)
    {
        var union = ScopeSet.Empty;
        foreach (var grant in Grants)
        {
            if (!tenantWideOnly || grant.IsTenantWide)
            {
                union = union.Union(grant.Scopes);
            }
        }

        return union;
    }
}
