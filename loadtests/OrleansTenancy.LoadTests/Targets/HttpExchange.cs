using System.Text;

namespace OrleansTenancy.LoadTests.Targets;

/// <summary>A request as it goes over the wire, and how the right answer is recognised.</summary>
/// <param name="Request">All bytes of it.</param>
/// <param name="IsRight">Whether the body of an answer is the right one.</param>
internal sealed record HttpExchange(byte[] Request, Func<ReadOnlySpan<byte>, bool> IsRight)
{
    /// <summary>A POST of JSON.</summary>
    public static byte[] Post(Uri server, string path, string? token, byte[] body)
    {
        var head = $"POST {path} HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Type: application/json\r\n"
            + (token is null ? string.Empty : $"Authorization: Bearer {token}\r\n")
            + $"Content-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
