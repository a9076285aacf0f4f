using OrleansTenancy.Contracts.Tenants;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Authentication;

/// <summary>
/// Whether a caller may use a route: asked of the same grains that answer everybody else's questions. What a caller may
/// not see looks like what is not there.
/// </summary>
/// <param name="grains">Where the people are.</param>
/// <param name="checks">Decides.</param>
internal sealed class Gate(IGrainFactory grains, IAccessChecks checks)
{
    /// <summary>Platform staff only.</summary>
    public static void DemandOperator(Caller caller)
    {
        if (caller.Role != CallerRole.Operator)
        {
            throw Forbidden("only platform operators may do this");
        }
    }

    /// <summary>Anybody but a service.</summary>
    public static void DemandPerson(Caller caller)
    {
        if (caller.Role == CallerRole.Service)
        {
            throw Forbidden("a service may evaluate, and nothing else");
        }
    }

    /// <summary>The caller's way into a tenant; without one it is as if there were no such tenant.</summary>
    public async Task<TenantAccess> Enter(Caller caller, TenantId tenant)
    {
        DemandPerson(caller);
        var access = (await grains.Of(caller).Access([tenant]))[0];
        return access.Code switch
        {
            DecisionCode.Allowed => access,
            DecisionCode.TenantInactive => throw new ProblemException(
                StatusCodes.Status403Forbidden, access.Code.ToSlug(), "the portal of this tenant is closed"),
            _ => throw TenantUnknown(),
        };
    }

    /// <summary>A scope, held for the tenant or for one of its resources.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="scope">The scope that the route takes.</param>
    /// <param name="type">The type of the resource.</param>
    /// <param name="id">The resource; null: the tenant itself.</param>
    public async Task<TenantAccess> Demand(
        Caller caller, TenantId tenant, string scope, string type = ResourceType.Tenant, string? id = null)
    {
        var access = await Enter(caller, tenant);
        var decision = await checks
            .Of(caller)
            .Authorize(new AccessQuery(tenant, scope, type, id ?? tenant.Value));
        return decision.Code switch
        {
            DecisionCode.Allowed => access,
            DecisionCode.TenantUnknown or DecisionCode.NoAccess => throw TenantUnknown(),
            DecisionCode.ResourceUnknown or DecisionCode.OutsideGroups when id is not null => throw Unknown(type, id),
            _ => throw new ProblemException(
                StatusCodes.Status403Forbidden, decision.Code.ToSlug(), $"this takes the scope `{scope}`"),
        };
    }

    /// <summary>A member of a partner; to others there is no such partner.</summary>
    public async Task<PartnerStanding> DemandMember(Caller caller, PartnerId partner)
    {
        DemandPerson(caller);
        var standing = await grains.Of(caller).Standing(partner);
        return standing.Membership is null ? throw PartnerUnknown() : standing;
    }

    /// <summary>ID.22: somebody who may administer a partner.</summary>
    public async Task<PartnerStanding> DemandPartnerAdmin(Caller caller, PartnerId partner)
    {
        var standing = await DemandMember(caller, partner);
        return standing.Administers
            ? standing
            : throw new ProblemException(
                StatusCodes.Status403Forbidden,
                ProblemCodes.PartnerAdminRequired,
                "only administrators of the partner may do this");
    }

    /// <summary>
    /// Demands that the caller may have somebody's permissions evaluated in a tenant; says what they may know of the
    /// reasons (X.7).
    /// </summary>
    public async Task<AccessKnowledge> DemandEvaluation(Caller caller, TenantId tenant, UserId? user)
    {
        if (caller.Role != CallerRole.Person)
        {
            return caller.Role == CallerRole.Operator ? AccessKnowledge.All : AccessKnowledge.Person;
        }

        if (caller.User == user)
        {
            return AccessKnowledge.Person;
        }

        var decisions = await checks.Of(caller).AuthorizeMany([
            new AccessQuery(tenant, "read:user", ResourceType.Tenant, tenant.Value),
            new AccessQuery(tenant, "read:partner_tenant", ResourceType.Tenant, tenant.Value),
        ]);
        if (!decisions[0].IsAllowed)
        {
            throw new ProblemException(
                StatusCodes.Status403Forbidden,
                ProblemCodes.EvaluationNotAllowed,
                "you may evaluate for yourself, and for others where you hold `read:user`");
        }

        return decisions[1].IsAllowed ? AccessKnowledge.Users | AccessKnowledge.Links : AccessKnowledge.Users;
    }

    /// <summary>404: no such tenant, or none that the caller may know of.</summary>
    public static ProblemException TenantUnknown() =>
        new(StatusCodes.Status404NotFound, RefusalCodes.TenantUnknown, "there is no such tenant");

    /// <summary>404: no such partner, or none that the caller may know of.</summary>
    public static ProblemException PartnerUnknown() =>
        new(StatusCodes.Status404NotFound, RefusalCodes.PartnerUnknown, "there is no such partner");

    /// <summary>404: no such thing in the tenant, or none that the caller's groups reach.</summary>
    public static ProblemException Unknown(string type, string id) =>
        new(
            StatusCodes.Status404NotFound,
            type == ResourceType.Group ? RefusalCodes.GroupUnknown : RefusalCodes.DeviceUnknown,
            $"there is no {type} `{id}`");

    private static ProblemException Forbidden(string detail) =>
        new(StatusCodes.Status403Forbidden, ProblemCodes.Forbidden, detail);
}
