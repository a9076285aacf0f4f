using System.Buffers;
using System.Text;
using System.Text.Json;

namespace OrleansTenancy.Domain.Audit;

/// <summary>
/// The JSON of records: members in a fixed order, none without a value, nothing but ASCII. It is made once and then
/// only compared as text.
/// </summary>
internal static class AuditJson
{
    /// <summary>One object.</summary>
    public static string Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A text; left out if there is none.</summary>
    public static void Text(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    /// <summary>An instant, to the tick; left out if there is none.</summary>
    public static void Instant(this Utf8JsonWriter writer, string name, DateTimeOffset? value) =>
        writer.Text(name, value is { } at ? AuditEntry.Text(at) : null);

    /// <summary>A case of an enumeration, as it is written everywhere else: in camel case.</summary>
    public static void Word<TEnum>(this Utf8JsonWriter writer, string name, TEnum value)
        where TEnum : struct, Enum =>
        writer.WriteString(name, JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    /// <summary>Texts; left out if there is no list.</summary>
    public static void Texts(this Utf8JsonWriter writer, string name, IEnumerable<string>? values)
    {
        if (values is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
