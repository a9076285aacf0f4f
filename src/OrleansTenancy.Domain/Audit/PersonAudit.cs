using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Tokens;

namespace OrleansTenancy.Domain.Audit;

/// <summary>
/// X.9: what is recorded of what is a person's own: tokens, in the person's trail and, of a token for one tenant, in
/// the tenant's, which alone says which tenant it is (ID.27). Never what a token is recognised by.
/// </summary>
public static class PersonAudit
{
    /// <summary>A token was made.</summary>
    /// <param name="token">The token.</param>
    /// <param name="inTenant">For the trail of its tenant, and not for that of the person.</param>
    public static AuditNote Created(AccessTokenFacts token, bool inTenant) =>
        new(AuditActions.TokenCreated, null, AuditShapes.Token(token, inTenant));

    /// <summary>A token was taken away.</summary>
    /// <param name="token">The token as it was.</param>
    /// <param name="inTenant">For the trail of its tenant, and not for that of the person.</param>
    public static AuditNote Revoked(AccessTokenFacts token, bool inTenant) =>
        new(AuditActions.TokenRevoked, AuditShapes.Token(token, inTenant), null);

    /// <summary>ID.24: a login token for a tenant is about to be given.</summary>
    /// <param name="source">By which way the person comes.</param>
    /// <param name="partner">Through which partner; null: through none.</param>
    /// <param name="roles">What the token names.</param>
    public static AuditNote LoggedIn(string source, PartnerId? partner, IEnumerable<string> roles) =>
        new(AuditActions.TenantLogin, null, AuditShapes.Login(source, partner, roles)) { Partner = partner };
}
