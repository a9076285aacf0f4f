using System.Buffers;

namespace OrleansTenancy.Domain.Identity;

/// <summary>The two spellings of ids: slugs, and opaque texts that are compared exactly.</summary>
internal static class IdText
{
    private static readonly SearchValues<char> SlugCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly SearchValues<char> OpaqueCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._@:|~-");

    /// <summary><c>[a-z0-9][a-z0-9-]{0,62}</c>.</summary>
    public static bool IsSlug([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= Limits.SlugLengthMax }
        && text[0] != '-'
        && !text.AsSpan().ContainsAnyExcept(SlugCharacters);

    /// <summary>1 to 128 characters of <c>[A-Za-z0-9._@:|~-]</c>; never trimmed, folded or repaired.</summary>
    public static bool IsOpaque([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= Limits.OpaqueIdLengthMax }
        && !text.AsSpan().ContainsAnyExcept(OpaqueCharacters);
}
