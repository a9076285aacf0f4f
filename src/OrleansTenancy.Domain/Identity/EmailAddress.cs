using System.Diagnostics.CodeAnalysis;
using OrleansTenancy.Domain.Outcomes;

namespace OrleansTenancy.Domain.Identity;

/// <summary>
/// An e-mail address, refused rather than repaired: ASCII only, no quoting, a domain of two labels or more. A name in
/// another script comes in its <c>xn--</c> form; folding one here is how addresses that look alike become one. Two
/// addresses are the same if they differ in the case of ASCII letters at most.
/// </summary>
public readonly struct EmailAddress : IEquatable<EmailAddress>
{
    private const int LengthMax = 254;
    private const int LocalLengthMax = 64;
    private const int LabelLengthMax = 63;
    private const string LocalMarks = "!#$%&'*+/=?^_`{|}~-";

    private readonly string? _value;

    private EmailAddress(string value) => _value = value;

    /// <summary>The address for an envelope: as it was given, its domain in lower case.</summary>
    public string Value => _value ?? throw Invariant.Broken("an EmailAddress was used that nobody parsed");

    /// <summary>What follows the at sign.</summary>
    public string Domain => Value[(Value.IndexOf('@', StringComparison.Ordinal) + 1)..];

    /// <summary>Reads an address; refuses what is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out EmailAddress address)
    {
        address = default;
        if (text is not { Length: <= LengthMax } || text.IndexOf('@', StringComparison.Ordinal) is not (> 0 and var at))
        {
            return false;
        }

        var (local, domain) = (text[..at], text[(at + 1)..]);
        if (!IsLocal(local) || !IsDomain(domain))
        {
            return false;
        }

#pragma warning disable CA1308 // Domains are written in lower case.
        address = new EmailAddress(local + "@" + domain.ToLowerInvariant());
#pragma warning restore CA1308
        return true;
    }

    /// <summary>Reads an address that our own code wrote.</summary>
    public static EmailAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw Invariant.Broken("stored text is not an EmailAddress");

    /// <summary>Whether two addresses are the same.</summary>
    public static bool operator ==(EmailAddress left, EmailAddress right) => left.Equals(right);

    /// <summary>Whether two addresses are not the same.</summary>
    public static bool operator !=(EmailAddress left, EmailAddress right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(EmailAddress other) => string.Equals(_value, other._value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EmailAddress other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (_value ?? string.Empty).GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => _value ?? string.Empty;

    // Atoms with single dots between them; ASCII only, so that ignoring case can join nothing but ASCII letters.
    private static bool IsLocal(string local) =>
        local.Length <= LocalLengthMax
        && local.Split('.').All(atom => atom.Length > 0 && atom.All(c => char.IsAsciiLetterOrDigit(c) || IsMark(c)));

    private static bool IsMark(char c) => LocalMarks.Contains(c, StringComparison.Ordinal);

    private static bool IsDomain(string domain) =>
        domain.Split('.') is { Length: > 1 } labels
        && labels.All(IsLabel)
        && labels[^1].Any(char.IsAsciiLetter);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LabelLengthMax
        && label[0] != '-'
        && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
