namespace OrleansTenancy.Domain.Outcomes;

/// <summary>
/// What a name or a free text may be. Nothing is trimmed or repaired: what is stored is what was given.
/// </summary>
internal static class TextRules
{
    /// <summary>Why a display name is none, or null.</summary>
    public static Refusal? CheckName(string? name, string what) => name switch
    {
        null => Invalid($"{what} is missing"),
        { Length: > Limits.NameLengthMax } => Invalid($"{what} has more than {Limits.NameLengthMax} characters"),
        _ when string.IsNullOrWhiteSpace(name) => Invalid($"{what} is blank"),
        _ when HasControl(name, multiline: false) => Invalid($"{what} has a control character"),
        _ => null,
    };

    /// <summary>Why a free text is none, or null; there need not be one.</summary>
    public static Refusal? CheckText(string? text, string what) => text switch
    {
        null => null,
        { Length: > Limits.TextLengthMax } => Invalid($"{what} has more than {Limits.TextLengthMax} characters"),
        _ when HasControl(text, multiline: true) => Invalid($"{what} has a control character"),
        _ => null,
    };

    /// <summary>
    /// Why something cannot last from one instant to another, or null: it would be over before it began, or the
    /// instants are further ahead than anybody can mean.
    /// </summary>
    public static Refusal? CheckPeriod(DateTimeOffset? notBefore, DateTimeOffset? expiresAt, DateTimeOffset at)
    {
        if (expiresAt <= at)
        {
            return new Refusal(RefusalCodes.InvalidPeriod, "`expiresAt` is in the past");
        }

        if (expiresAt <= notBefore)
        {
            return new Refusal(RefusalCodes.InvalidPeriod, "`expiresAt` is not after `notBefore`");
        }

        return IsTooFar(notBefore, at) || IsTooFar(expiresAt, at)
            ? new Refusal(
                RefusalCodes.InvalidPeriod, $"an instant lies more than {Limits.PeriodYearsMax} years ahead")
            : null;
    }

    private static bool IsTooFar(DateTimeOffset? instant, DateTimeOffset at) =>
        instant > at.AddYears(Limits.PeriodYearsMax);

    private static Refusal Invalid(string detail) => new(RefusalCodes.InvalidValue, detail);

    private static bool HasControl(string text, bool multiline) =>
        text.Any(c => char.IsControl(c) && !(multiline && c is '\n' or '\r' or '\t'));
}
