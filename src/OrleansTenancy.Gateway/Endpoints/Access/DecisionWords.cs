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

    /// <summary>For the person, who is not told why they have no access.</summary>
    public static string ReasonUser(DecisionCode code) => code switch
    {
        DecisionCode.Allowed => "Allowed.",
        DecisionCode.TenantUnknown => "There is no such tenant.",
        DecisionCode.TenantInactive => "The portal of this tenant is closed.",
        DecisionCode.NoAccess => "You have no access to this tenant.",
        DecisionCode.ScopeUnknown => "There is no such action.",
        DecisionCode.ScopeNotGranted => "Your roles do not include this action.",
        DecisionCode.Ceiling => "This action is switched off for this tenant.",
        DecisionCode.ResourceUnknown => "There is no such resource.",
        DecisionCode.OutsideGroups => "The resource lies outside your groups.",
        _ => "Denied.",
    };

    /// <summary>For whoever administers, as far as the caller may know.</summary>
    public static string ReasonAdmin(DecisionCode code, AccessExplanation? told)
    {
        var reason = told?.Hint.ToSlug() is { } hint ? $"{code.ToSlug()}: {hint}" : code.ToSlug();
        return told?.Hop.ToSlug() is { } hop ? $"{reason} (stopped by: {hop})" : reason;
    }
}
