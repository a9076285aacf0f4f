using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Gateway.Authentication;

/// <summary>The personal access token that a request was let in by.</summary>
/// <param name="Id">The token.</param>
/// <param name="HasFewerScopes">Whether it uses only some scopes of its owner.</param>
internal sealed record PresentedToken(TokenId Id, bool HasFewerScopes);
