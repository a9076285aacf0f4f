using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Gateway.Problems;

/// <summary>Ends a request with a problem document (RFC 9457).</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">A stable slug.</param>
/// <param name="detail">One sentence.</param>
internal sealed class ProblemException(int status, string code, string detail) : Exception(detail)
{
    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary>A stable slug.</summary>
    public string Code => code;

    /// <summary>400: a value that cannot be.</summary>
    public static ProblemException Invalid(string detail) =>
        new(StatusCodes.Status400BadRequest, RefusalCodes.InvalidValue, detail);

    /// <summary>400: a query parameter or header that is not what it has to be.</summary>
    public static ProblemException InvalidParameter(string detail) =>
        new(StatusCodes.Status400BadRequest, ProblemCodes.InvalidParameter, detail);

    /// <summary>400: a cursor that the list has not given.</summary>
    public static ProblemException InvalidCursor() =>
        new(StatusCodes.Status400BadRequest, ProblemCodes.InvalidCursor, "this is no cursor of this list");

    /// <summary>A rule said no; the code decides the status.</summary>
    public static ProblemException From(Refusal refusal) =>
        new(StatusOf(refusal.Code), refusal.Code, refusal.Detail);

    private static int StatusOf(string code) => code switch
    {
        RefusalCodes.TenantUnknown or RefusalCodes.PartnerUnknown or RefusalCodes.RoleUnknown
            or RefusalCodes.GroupUnknown or RefusalCodes.MemberUnknown or RefusalCodes.UserUnknown
            or RefusalCodes.DeviceUnknown or RefusalCodes.TokenUnknown or RefusalCodes.InvitationUnknown =>
            StatusCodes.Status404NotFound,
        RefusalCodes.InvalidValue or RefusalCodes.InvalidPeriod or RefusalCodes.TermsNotAccepted
            or RefusalCodes.ScopeUnknown => StatusCodes.Status400BadRequest,
        RefusalCodes.ScopeEscalation or RefusalCodes.TenantInactive or RefusalCodes.ScopeNotGranted
            or RefusalCodes.Ceiling or RefusalCodes.OutsideGroups or RefusalCodes.PartnerAdminRequired =>
            StatusCodes.Status403Forbidden,
        RefusalCodes.StaleVersion => StatusCodes.Status412PreconditionFailed,
        RefusalCodes.IdempotencyKeyReused => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status409Conflict,
    };
}

/// <summary>Takes the value out of a reply.</summary>
internal static class Replies
{
    /// <summary>The value; a refusal ends the request with its problem.</summary>
    public static async Task<T> OrProblem<T>(this Task<Reply<T>> reply)
        where T : class
    {
        var answered = await reply;
        return answered.IsRefused ? throw ProblemException.From(answered.Refusal) : answered.Value;
    }
}
