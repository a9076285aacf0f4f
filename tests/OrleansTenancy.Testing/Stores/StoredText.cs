using System.Globalization;
using System.Text;

namespace OrleansTenancy.Testing.Stores;

/// <summary>Stored values as text to search in; of bytes every one is a character.</summary>
public static class StoredText
{
    /// <summary>One row.</summary>
    public static string Of(params object?[] values) =>
        string.Join('\n', values.Select(v => v is byte[] bytes
            ? Encoding.Latin1.GetString(bytes)
            : Convert.ToString(v, CultureInfo.InvariantCulture)));

    /// <summary>The forms in which an id can stand in a row.</summary>
    public static string[] FormsOf(Guid id) => [id.ToString("D"), id.ToString("N"), Of(id.ToByteArray())];
}
