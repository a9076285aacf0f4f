using System.Text;
using System.Text.Json;
using OrleansTenancy.LoadTests.Worlds;

namespace OrleansTenancy.LoadTests.Targets;

/// <summary>Questions in the forms in which they go over HTTP.</summary>
/// <param name="server">Where to.</param>
/// <param name="token">As whom; null: nobody asks.</param>
internal sealed class HttpQuestions(Uri server, string? token)
{
    /// <summary>The AuthZEN evaluation of a question.</summary>
    public HttpExchange Evaluation(Question question) =>
        Decision($"/tenants/{LoadWorld.Tenant(question.Tenant)}/access/v1/evaluation", question);

    /// <summary>The same body to another path, where another engine answers it in the same words.</summary>
    public HttpExchange Decision(string path, Question question)
    {
        var expected = question.Expected[0];
        return new HttpExchange(Post(path, EvaluationBody(question)), answer => IsDecision(answer, expected));
    }

    /// <summary>The bulk command of a question.</summary>
    public HttpExchange Bulk(Question question)
    {
        var expected = Encoding.ASCII.GetBytes(Bitmap(question));
        var path = $"/v1/tenants/{LoadWorld.Tenant(question.Tenant)}/authorize";
        return new HttpExchange(Post(path, BulkBody(question)), answer => IsBitmap(answer, expected));
    }

    /// <summary>A body that comes back as it is.</summary>
    public HttpExchange Echo(string path, byte[] body) =>
        new(Post(path, body), answer => answer.Length == body.Length);

    public static byte[] EvaluationBody(Question question) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        subject = new { type = "user", id = question.User.Value },
        action = new { name = question.Action },
        resource = new { type = "device", id = question.Devices[0] },
    });

    public static byte[] BulkBody(Question question) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        userId = question.User.Value, command = question.Action, devices = question.Devices,
    });

    private static bool IsDecision(ReadOnlySpan<byte> answer, bool expected) =>
        answer.IndexOf(expected ? "\"decision\":true"u8 : "\"decision\":false"u8) >= 0;

    // A plus may be escaped, as some writers of JSON do.
    private static bool IsBitmap(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> expected)
    {
        var begin = answer.IndexOf("\"allowed\":\""u8);
        if (begin < 0)
        {
            return false;
        }

        var text = answer[(begin + 11)..];
        text = text[..Math.Max(0, text.IndexOf((byte)'"'))];
        return text.Contains((byte)'\\')
            ? Encoding.ASCII.GetString(text).Replace("\\u002B", "+", StringComparison.OrdinalIgnoreCase)
                == Encoding.ASCII.GetString(expected)
            : text.SequenceEqual(expected);
    }

    private static string Bitmap(Question question)
    {
        var bits = new byte[(question.Expected.Count + 7) / 8];
        for (var i = 0; i < question.Expected.Count; i++)
        {
            bits[i >> 3] |= question.Expected[i] ? (byte)(1 << (i & 7)) : (byte)0;
        }

        return Convert.ToBase64String(bits);
    }

    private byte[] Post(string path, byte[] body) => HttpExchange.Post(server, path, token, body);
}
