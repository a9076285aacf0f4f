using System.Diagnostics.CodeAnalysis;

namespace OrleansTenancy.Domain.Identity;

/// <summary>Names a personal access token of one person; no secret, and never used again.</summary>
/// <param name="Value">A UUID made by the service.</param>
public readonly record struct TokenId(Guid Value)
{
    /// <summary>Reads the hyphenated form of a UUID; nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TokenId id)
    {
        var valid = Guid.TryParseExact(text, "D", out var value) && value != Guid.Empty;
        id = new TokenId(value);
        return valid;
    }

    /// <summary>Lower case, hyphenated.</summary>
    public override string ToString() => Value.ToString("D");
}
