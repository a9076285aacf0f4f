using System.Buffers;

namespace OrleansTenancy.Domain.Catalogue;

/// <summary>The spelling of a scope: <c>verb:object[:qualifier]</c> (E2.17).</summary>
internal static class ScopeText
{
    /// <summary>Begins a command on a device.</summary>
    public const string DeviceCommand = "create:device_command:";

    /// <summary>Begins a command on a group.</summary>
    public const string GroupCommand = "create:group_command:";

    /// <summary>Begins every scope that only reads.</summary>
    public const string Read = "read:";

    private static readonly SearchValues<char> WordCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    private static readonly SearchValues<char> QualifierCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>Whether a text is a scope; never trimmed, folded or repaired.</summary>
    public static bool IsScope(string text)
    {
        var parts = text.Split(':');
        return text.Length <= Limits.OpaqueIdLengthMax
            && parts.Length is 2 or 3
            && IsWord(parts[0])
            && IsWord(parts[1])
            && (parts.Length == 2
                || (parts[2].Length > 0 && !parts[2].AsSpan().ContainsAnyExcept(QualifierCharacters)));
    }

    /// <summary>The object of a scope: its resource type (X.4).</summary>
    public static string ObjectOf(string scope) => scope.Split(':')[1];

    private static bool IsWord(string text) =>
        text.Length > 0 && char.IsAsciiLetterLower(text[0]) && !text.AsSpan().ContainsAnyExcept(WordCharacters);
}
