using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Hosting;

/// <summary>
/// Bodies are UTF-8. The framework takes a charset that it does not know, and one in quotes, for a fault of the
/// service, so it gets to see none.
/// </summary>
internal static class BodyCharsets
{
    public static Task Demand(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not null
            && MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            && type.Charset.HasValue)
        {
            if (!HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            {
                throw new ProblemException(
                    StatusCodes.Status415UnsupportedMediaType,
                    ProblemCodes.UnsupportedMediaType,
                    "the body must be UTF-8");
            }

            type.Charset = default;
            context.Request.ContentType = type.ToString();
        }

        return next(context);
    }
}
