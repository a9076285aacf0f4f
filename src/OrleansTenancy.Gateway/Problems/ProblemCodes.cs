namespace OrleansTenancy.Gateway.Problems;

/// <summary>The stable codes of problems that no rule of the Domain is the reason of.</summary>
public static class ProblemCodes
{
    /// <summary>401: no token, or none that is valid.</summary>
    public const string Unauthenticated = "unauthenticated";

    /// <summary>403: the token does not carry what the route takes.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>403: only a partner's administrators may.</summary>
    public const string PartnerAdminRequired = "partner-admin-required";

    /// <summary>403: the token proves no e-mail address.</summary>
    public const string EmailNotVerified = "email-not-verified";

    /// <summary>403: the caller may not evaluate for somebody else here.</summary>
    public const string EvaluationNotAllowed = "evaluation-not-allowed";

    /// <summary>404: no such route or thing.</summary>
    public const string NotFound = "not-found";

    /// <summary>405: the route does not take this method.</summary>
    public const string MethodNotAllowed = "method-not-allowed";

    /// <summary>413: the body is too large.</summary>
    public const string BodyTooLarge = "body-too-large";

    /// <summary>415: the body is not of a type that the route reads.</summary>
    public const string UnsupportedMediaType = "unsupported-media-type";

    /// <summary>400: an id that no id can look like.</summary>
    public const string InvalidId = "invalid-id";

    /// <summary>400: the body is not what the route reads.</summary>
    public const string InvalidBody = "invalid-body";

    /// <summary>400: the body has a member that the route does not know.</summary>
    public const string UnknownField = "unknown-field";

    /// <summary>400: a query parameter is not what it has to be.</summary>
    public const string InvalidParameter = "invalid-parameter";

    /// <summary>400: a cursor that this service did not give.</summary>
    public const string InvalidCursor = "invalid-cursor";

    /// <summary>503: it cannot be known now; nothing was allowed.</summary>
    public const string CannotDecideNow = "cannot-decide-now";

    /// <summary>500: a fault of the service.</summary>
    public const string Internal = "internal";
}
