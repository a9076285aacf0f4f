using System.Text.Json;

namespace OrleansTenancy.Gateway.Operations;

/// <summary>What was answered over HTTP, as it is kept.</summary>
internal sealed record KeptAnswer(int Status, string? ContentType, string? ETag, string? Location, byte[] Body)
{
    private const string ReplayedHeader = "Idempotency-Replayed";

    /// <summary>Largest body that is kept; a larger one is made again from the owner's answer.</summary>
    private const int BodyMax = 64 * 1024;

    /// <summary>The answer in a form to keep; null: it is too large.</summary>
    public static byte[]? Write(HttpResponse response, byte[] body)
    {
        if (body.Length > BodyMax)
        {
            return null;
        }

        var headers = response.Headers;
        var answer = new KeptAnswer(
            response.StatusCode, response.ContentType, headers.ETag, headers.Location, body);
        return JsonSerializer.SerializeToUtf8Bytes(answer, KeptAnswerJson.Default.KeptAnswer);
    }

    /// <summary>Reads what was kept.</summary>
    public static KeptAnswer Read(byte[] bytes) =>
        JsonSerializer.Deserialize(bytes, KeptAnswerJson.Default.KeptAnswer)!;

    /// <summary>An answer without a body.</summary>
    public static KeptAnswer Empty(int status) => new(status, null, null, null, []);

    /// <summary>Answers again.</summary>
    public async Task Replay(HttpResponse response)
    {
        response.StatusCode = Status;
        response.ContentLength = null;
        response.ContentType = ContentType;
        response.Headers.ETag = ETag;
        response.Headers.Location = Location;
        response.Headers[ReplayedHeader] = "true";
        if (Body.Length > 0)
        {
            await response.Body.WriteAsync(Body);
        }
    }
}
