using System.Security.Claims;
using OrleansTenancy.Contracts.Wire;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Operations;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Authentication;

/// <summary>Who calls; from the validated token and from nowhere else.</summary>
/// <param name="User">The subject.</param>
/// <param name="Role">Platform staff, a gateway, or an ordinary person.</param>
/// <param name="Operation">The idempotency key of the request, or null.</param>
/// <param name="Token">The personal access token that the request was let in by; null: none.</param>
internal sealed record Caller(UserId User, CallerRole Role, Operation? Operation, PresentedToken? Token = null)
{
    /// <summary>The claim that names <see cref="Role"/>.</summary>
    public const string RoleClaim = "tenancy_role";

    private const string EmailClaim = "email";
    private const string EmailVerifiedClaim = "email_verified";

    /// <summary>The address that the issuer has verified; null: none that is plain and certain.</summary>
    public EmailAddress? VerifiedEmail { get; init; }

    /// <summary>Who gives the commands of this request.</summary>
    public CommandContext Context =>
        new(User, Operation?.Key, Operation?.Fingerprint, Token?.Id);

    /// <summary>Binds the caller of a request; the route has made sure that there is one.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => new(Of(context));

    /// <summary>The caller of a request.</summary>
    public static Caller Of(HttpContext context)
    {
        var principal = context.User;
        if (!UserId.TryParse(principal.FindFirst("sub")?.Value, out var user) || user == UserId.Platform)
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
        return new Caller(user, role, context.Features.Get<Operation>(), context.Features.Get<PresentedToken>())
        {
            VerifiedEmail = EmailOf(principal),
        };
    }

    // V8: several addresses, or several words on whether they are verified, prove none of them.
    private static EmailAddress? EmailOf(ClaimsPrincipal principal) =>
        principal.FindAll(EmailVerifiedClaim).ToArray() is [{ Value: "true" }]
        && principal.FindAll(EmailClaim).ToArray() is [var email]
        && EmailAddress.TryParse(email.Value, out var address)
            ? address
            : null;
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
