using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Authentication;

/// <summary>Who calls; from the validated token and from nowhere else.</summary>
/// <param name="User">The subject.</param>
/// <param name="Role">Platform staff, a gateway, or an ordinary person.</param>
/// <param name="OperationId">The idempotency key of the request, or null.</param>
/// <param name="Token">The personal access token that the request was let in by; null: none.</param>
internal sealed record Caller(UserId User, CallerRole Role, string? OperationId, PresentedToken? Token = null)
{
    /// <summary>The claim that names <see cref="Role"/>.</summary>
    public const string RoleClaim = "tenancy_role";

    private const int OperationIdMax = 128;

    /// <summary>Who gives the commands of this request.</summary>
    public CommandContext Context => new(User, OperationId);

    /// <summary>Binds the caller of a request; the route has made sure that there is one.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context)
    {
        var principal = context.User;
        if (!UserId.TryParse(principal.FindFirst("sub")?.Value, out var user))
        {
            throw new ProblemException(
                StatusCodes.Status401Unauthorized, ProblemCodes.Unauthenticated, "the token names no user");
        }

        var role = principal.FindFirst(RoleClaim)?.Value switch
        {
            "operator" => CallerRole.Operator,
            "service" => CallerRole.Service,
            _ => CallerRole.Person,
        };
        return new(new Caller(user, role, OperationIdOf(context.Request), context.Features.Get<PresentedToken>()));
    }

    private static string? OperationIdOf(HttpRequest request)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        return key.Length switch
        {
            0 => null,
            > OperationIdMax => throw ProblemException.Invalid(
                $"an idempotency key has at most {OperationIdMax} characters"),
            _ => key,
        };
    }
}

/// <summary>What kind of caller a token stands for.</summary>
internal enum CallerRole
{
    /// <summary>Somebody who may do what their roles allow.</summary>
    Person = 0,

    /// <summary>Platform staff.</summary>
    Operator = 1,

    /// <summary>A gateway: evaluates for anybody, and nothing else.</summary>
    Service = 2,
}
