using System.Collections.Immutable;
using OrleansTenancy.Domain.Identity;

namespace OrleansTenancy.Domain.Tokens;

/// <summary>All tokens of one person.</summary>
/// <param name="Tokens">In the order in which they were made.</param>
public sealed record AccessTokenSet(ImmutableArray<AccessTokenFacts> Tokens)
{
    /// <summary>No token.</summary>
    public static AccessTokenSet Empty { get; } = new([]);

    /// <summary>A token that counts at an instant, or null.</summary>
    public AccessTokenFacts? FindLive(TokenId id, DateTimeOffset at) =>
        Tokens.FirstOrDefault(t => t.Id == id) is { } token && token.IsLive(at) ? token : null;
}
