using System.Diagnostics.CodeAnalysis;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Identity;

/// <summary>
/// Names a partner: a UUID made by the service, and the code that a partner hands to a tenant (E1.10).
/// </summary>
/// <param name="Value">The UUID.</param>
public readonly record struct PartnerId(Guid Value)
{
    private const string Prefix = "partner/";

    /// <summary>The key of the owning grain.</summary>
    public string GrainKey => Prefix + ToString();

    /// <summary>Reads an id back from <see cref="GrainKey"/>.</summary>
    public static PartnerId FromGrainKey(string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal) && TryParse(key[Prefix.Length..], out var id)
            ? id
            : throw Invariant.Broken("a PartnerId grain has a foreign key");

    /// <summary>Reads the hyphenated form of a UUID in either case; nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PartnerId id)
    {
        // The framework reads more than it writes: spaces around it, signs and prefixes of numbers within.
        var valid = Guid.TryParseExact(text, "D", out var value)
            && value != Guid.Empty
            && string.Equals(value.ToString("D"), text, StringComparison.OrdinalIgnoreCase);
        id = valid ? new PartnerId(value) : default;
        return valid;
    }

    /// <summary>Reads an id that our own code wrote.</summary>
    public static PartnerId Parse(string text) =>
        TryParse(text, out var id) ? id : throw Invariant.Broken("stored text is not a PartnerId");

    /// <summary>Lower case, hyphenated.</summary>
    public override string ToString() => Value.ToString("D");
}
