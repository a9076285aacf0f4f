using System.Globalization;
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

        return long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new ProblemException(
                StatusCodes.Status412PreconditionFailed, "stale-version", "the document has changed since it was read");
    }

    private static string Text(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
