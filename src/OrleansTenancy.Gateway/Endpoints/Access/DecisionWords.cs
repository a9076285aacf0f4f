using OrleansTenancy.Domain.Access;
using OrleansTenancy.Gateway.Authentication;

namespace OrleansTenancy.Gateway.Endpoints.Access;

/// <summary>Decisions in words (X.7).</summary>
internal static class DecisionWords
{
    /// <summary>
    /// The code that a caller may know. To a person a tenant that they cannot enter looks like one that is not there.
    /// </summary>
    public static DecisionCode CodeFor(DecisionCode code, Caller caller) =>
        code == DecisionCode.TenantUnknown && caller.Role == CallerRole.Person ? DecisionCode.NoAccess : code;

    /// <summary>For the person.</summary>
    public static string ReasonUser(DecisionCode code, AccessHint hint) => code switch
    {
        DecisionCode.Allowed => "Allowed.",
        DecisionCode.TenantUnknown => "There is no such tenant.",
        DecisionCode.TenantInactive => "The portal of this tenant is closed.",
        DecisionCode.NoAccess => hint switch
        {
            AccessHint.LinkPending => "The partner's link to this tenant is not accepted yet.",
            AccessHint.LinkEnded => "The partner's link to this tenant has ended.",
            AccessHint.LinkExpired => "The partner's link to this tenant has run out.",
            AccessHint.NotAssigned => "You are not assigned to this tenant.",
            AccessHint.MembershipEnded => "Your membership in the partner has ended.",
            AccessHint.MembershipPending => "Your membership in the partner has not begun.",
            _ => "You have no access to this tenant.",
        },
        DecisionCode.ScopeUnknown => "There is no such action.",
        DecisionCode.ScopeNotGranted => "Your roles do not include this action.",
        DecisionCode.Ceiling => "This action is switched off for this tenant.",
        DecisionCode.ResourceUnknown => "There is no such resource.",
        DecisionCode.OutsideGroups => "The resource lies outside your groups.",
        _ => "Denied.",
    };
}
