using System.Data.Common;
using System.Diagnostics;
using Orleans.Runtime;

namespace OrleansTenancy.Gateway.Problems;

/// <summary>Every answer that is an error is a problem document with a code, wherever the error came from.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="logger">Told of what is not the caller's doing.</param>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    private const string RequestIdHeader = "X-Request-ID";
    private const int RequestIdMax = 128;

    public async Task Invoke(HttpContext context)
    {
        EchoRequestId(context);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            {
                await Write(context, context.Response.StatusCode, CodeOf(context.Response.StatusCode), null);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            var (status, code, detail) = Translate(failure, context);
            await Write(context, status, code, detail);
        }
    }

    /// <summary>Writes a problem document.</summary>
    public static Task Write(HttpContext context, int status, string code, string? detail)
    {
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        var problem = new ProblemBody(
            "https://orleanstenancy.dev/problems/" + code,
            TitleOf(status),
            status,
            detail ?? TitleOf(status),
            code,
            Activity.Current?.Id ?? context.TraceIdentifier);
        return context.Response.WriteAsJsonAsync(
            problem, ProblemJson.Readable.ProblemBody, "application/problem+json", context.RequestAborted);
    }

    private (int Status, string Code, string? Detail) Translate(Exception failure, HttpContext context)
    {
        switch (failure)
        {
            case ProblemException problem:
                return (problem.Status, problem.Code, problem.Message);
            case BadHttpRequestException bad:
                return BadRequests.Translate(bad);
            case OrleansException or TimeoutException or IOException or DbException or InvalidOperationException
                or OperationCanceledException:
                CannotDecide(context.Request.Path, failure);
                return (
                    StatusCodes.Status503ServiceUnavailable,
                    ProblemCodes.CannotDecideNow,
                    "it cannot be known now; ask again");
            default:
                Faulted(context.Request.Path, failure);
                return (StatusCodes.Status500InternalServerError, ProblemCodes.Internal, "a fault of the service");
        }
    }

    // Echoed only if it cannot be anything but an id: what a caller sends must not become a header of its own.
    private static void EchoRequestId(HttpContext context)
    {
        var id = context.Request.Headers[RequestIdHeader].ToString();
        if (id.Length is > 0 and <= RequestIdMax && id.All(c => c is >= ' ' and < '\u007f'))
        {
            context.Response.Headers[RequestIdHeader] = id;
        }
    }

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => ProblemCodes.Unauthenticated,
        StatusCodes.Status403Forbidden => ProblemCodes.Forbidden,
        StatusCodes.Status404NotFound => ProblemCodes.NotFound,
        StatusCodes.Status405MethodNotAllowed => ProblemCodes.MethodNotAllowed,
        StatusCodes.Status413PayloadTooLarge => ProblemCodes.BodyTooLarge,
        StatusCodes.Status415UnsupportedMediaType => ProblemCodes.UnsupportedMediaType,
        >= 500 => ProblemCodes.Internal,
        _ => ProblemCodes.InvalidBody,
    };

    private static string TitleOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "Bad request",
        StatusCodes.Status401Unauthorized => "Not authenticated",
        StatusCodes.Status403Forbidden => "Not allowed",
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status405MethodNotAllowed => "Method not allowed",
        StatusCodes.Status409Conflict => "Refused by a rule",
        StatusCodes.Status412PreconditionFailed => "Changed meanwhile",
        StatusCodes.Status413PayloadTooLarge => "Body too large",
        StatusCodes.Status415UnsupportedMediaType => "Unsupported media type",
        StatusCodes.Status422UnprocessableEntity => "Key used for something else",
        StatusCodes.Status503ServiceUnavailable => "Cannot decide now",
        _ => "Error",
    };
}

/// <summary>A problem document.</summary>
internal sealed record ProblemBody(
    string Type, string Title, int Status, string Detail, string Code, string TraceId);
