namespace OrleansTenancy.Gateway.Authentication;

/// <summary>Signs tokens for whoever asks; exists on development servers only.</summary>
public sealed class DevelopmentTokens
{
    private readonly TokenIssuer _issuer;

    /// <summary>Signs with a key of the development server.</summary>
    /// <param name="key">The key.</param>
    /// <param name="time">The clock.</param>
    public DevelopmentTokens(SigningKey key, TimeProvider time) =>
        _issuer = new TokenIssuer(key, TokenValidation.DevelopmentIssuer, time);

    /// <summary>A token.</summary>
    /// <param name="user">The subject.</param>
    /// <param name="email">A verified address, or null.</param>
    /// <param name="role"><c>operator</c>, <c>service</c> or null.</param>
    /// <param name="life">How long it is valid.</param>
    public string Issue(string user, string? email, string? role, TimeSpan life)
    {
        var claims = new Dictionary<string, object> { ["sub"] = user };
        if (email is not null)
        {
            claims["email"] = email;
            claims["email_verified"] = true;
        }

        if (role is not null)
        {
            claims[Caller.RoleClaim] = role;
        }

        return _issuer.Issue(TokenValidation.DevelopmentIssuer, life, claims);
    }
}
