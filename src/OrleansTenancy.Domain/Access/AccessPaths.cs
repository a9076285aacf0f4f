using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Partners;
using OrleansTenancy.Domain.People;
using OrleansTenancy.Domain.Tenants;

namespace OrleansTenancy.Domain.Access;

/// <summary>Finds the path of a person into a tenant (rules section 8, steps 1 to 3; C7, C8, C9, C20).</summary>
public static class AccessPaths
{
    /// <summary>
    /// The path at an instant. A live role of the person's own comes first; where the portal is closed it is shut out,
    /// and only a path through a partner remains (C20).
    /// </summary>
    /// <param name="person">The person's own facts.</param>
    /// <param name="policy">The tenant; null: there is none.</param>
    /// <param name="partnerOf">
    /// The settings of a partner, asked only for partners that the person is a member of; null: there is no such
    /// partner, and no path through it.
    /// </param>
    /// <param name="at">The instant.</param>
    public static AccessPath Resolve(
        PersonFacts person, TenantPolicy? policy, Func<PartnerId, PartnerSettings?> partnerOf, DateTimeOffset at)
    {
        if (policy is null || policy.Facts.State != TenantState.Active)
        {
            return new AccessPath { Code = DecisionCode.TenantUnknown };
        }

        // What was granted in another life of the tenant grants nothing in this one (V15).
        var standing = person.Tenants.GetValueOrDefault(policy.Facts.Id);
        standing = standing?.Uid == policy.Facts.Uid ? standing : null;

        var own = GrantCompiler.Live(standing?.Own ?? [], policy, null, at);
        if (own.Length > 0 && policy.Facts.PortalActive)
        {
            return new AccessPath
            {
                Code = DecisionCode.Allowed, Source = AccessSource.Member, Grants = own, Ceiling = policy.Ceiling,
            };
        }

        var path = PartnerPath.Resolve(person, standing, policy, partnerOf, at);
        return own.Length > 0 && !path.MayEnter ? new AccessPath { Code = DecisionCode.TenantInactive } : path;
    }
}
