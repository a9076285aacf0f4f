using System.Globalization;
using System.IO.Hashing;
using System.Text.Json;
using OrleansTenancy.Domain.Outcomes;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints;

/// <summary>Versions of documents as entity tags.</summary>
internal static class ETags
{
    /// <summary>Tells the version of the document that is answered.</summary>
    public static void Set(HttpResponse response, long version) => response.Headers.ETag = Text(version);

    /// <summary>The version that the caller read (`If-Match`); null: any.</summary>
    public static long? Expected(HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString();
        if (text.Length == 0 || text == "*")
        {
            return null;
        }

        if (text.Contains(',', StringComparison.Ordinal))
        {
            throw ProblemException.InvalidParameter("`If-Match` names one version");
        }

        return long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw Stale();
    }

    /// <summary>The tag of a document that is put together from many facts: a digest of what it says.</summary>
    public static string Of<T>(T document) =>
        $"\"{Convert.ToHexStringLower(XxHash128.Hash(JsonSerializer.SerializeToUtf8Bytes(document)))}\"";

    /// <summary>Whether the caller changes one version only.</summary>
    public static bool IsConditional(HttpRequest request) =>
        request.Headers.IfMatch.ToString() is { Length: > 0 } tag && tag != "*";

    /// <summary>412 unless the caller read this one.</summary>
    public static void Demand(HttpRequest request, string tag)
    {
        if (IsConditional(request) && request.Headers.IfMatch.ToString() != tag)
        {
            throw Stale();
        }
    }

    /// <summary>412: not the version that the caller read.</summary>
    public static ProblemException Stale() =>
        new(
            StatusCodes.Status412PreconditionFailed,
            RefusalCodes.StaleVersion,
            "the document has changed since it was read");

    private static string Text(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
