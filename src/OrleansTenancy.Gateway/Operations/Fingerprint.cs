using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrleansTenancy.Gateway.Authentication;

namespace OrleansTenancy.Gateway.Operations;

/// <summary>
/// What a request asks for, in one hash: method, route with its ids, body and caller, down to the token that the
/// caller was let in by: one that is worth less gets no answer that was given to more. Bodies that say the same in
/// another order or with other white space are the same.
/// </summary>
internal static class Fingerprint
{
    /// <summary>The hash; reads the body, which can be read again afterwards.</summary>
    public static async Task<string> Of(HttpRequest request, Caller caller, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, request.Method);
        Add(hash, request.Path.Value ?? string.Empty);
        Add(hash, request.QueryString.Value ?? string.Empty);
        Add(hash, caller.User.Value);
        Add(hash, caller.Role.ToString());
        Add(hash, caller.Token?.Id.ToString() ?? string.Empty);
        Add(hash, Canonical(await ReadBody(request, cancel)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBody(HttpRequest request, CancellationToken cancel)
    {
        request.EnableBuffering();
        using var copy = new MemoryStream();
        await request.Body.CopyToAsync(copy, cancel);
        request.Body.Position = 0;
        return copy.ToArray();
    }

    // What is no JSON, or has half a character in it, is compared byte by byte; whether the route can read it is not
    // asked here.
    private static ReadOnlySpan<byte> Canonical(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream))
            {
                Write(writer, document.RootElement);
            }

            return stream.ToArray();
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return body.Span;
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static void Add(IncrementalHash hash, string part) => Add(hash, Encoding.UTF8.GetBytes(part));

    // The length before each part keeps two parts from being read as two others.
    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
