using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Text;

namespace OrleansTenancy.Gateway.Paging;

/// <summary>Where a list goes on; opaque to callers, and refused when it is not one that was given.</summary>
/// <param name="After">The last key of the page before.</param>
internal readonly record struct Cursor(string After)
{
    private const int CheckLength = sizeof(uint);
    private const int TextMax = 2_000;

    /// <summary>Reads a cursor.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Cursor cursor)
    {
        cursor = default;
        if (text is not { Length: > 0 and <= TextMax } || !Base64Url.IsValid(text))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= CheckLength
            || !Check(bytes.AsSpan(CheckLength)).SequenceEqual(bytes.AsSpan(0, CheckLength)))
        {
            return false;
        }

        cursor = new Cursor(Encoding.UTF8.GetString(bytes.AsSpan(CheckLength)));
        return !cursor.After.Any(char.IsControl);
    }

    /// <summary>The text for callers.</summary>
    public override string ToString()
    {
        var key = Encoding.UTF8.GetBytes(After);
        return Base64Url.EncodeToString([.. Check(key), .. key]);
    }

    // Finds mistakes, not forgery: a cursor gives no right, so a forged one only shows what its caller may see anyway.
    private static ReadOnlySpan<byte> Check(ReadOnlySpan<byte> key) => XxHash32.Hash(key, 20_261);
}
