namespace OrleansTenancy.Contracts.Wire;

/// <summary>The aliases of personal access tokens.</summary>
public static partial class WireAliases
{
    /// <summary><see cref="OrleansTenancy.Domain.Identity.TokenId"/></summary>
    public const string TokenId = "tenancy.token-id";

    /// <summary><see cref="OrleansTenancy.Domain.Tokens.TokenNarrowing"/></summary>
    public const string TokenNarrowing = "tenancy.token-narrowing";

    /// <summary><see cref="OrleansTenancy.Domain.Tokens.AccessTokenFacts"/></summary>
    public const string AccessTokenFacts = "tenancy.access-token-facts";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.CreateTokenCommand"/></summary>
    public const string CreateTokenCommand = "tenancy.create-token-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.RevokeTokenCommand"/></summary>
    public const string RevokeTokenCommand = "tenancy.revoke-token-command";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.TokenView"/></summary>
    public const string TokenView = "tenancy.token-view";

    /// <summary><see cref="OrleansTenancy.Contracts.Users.TokenReply"/></summary>
    public const string TokenReply = "tenancy.token-reply";
}
