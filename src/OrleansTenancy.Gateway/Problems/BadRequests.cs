using System.Text.Json;

namespace OrleansTenancy.Gateway.Problems;

/// <summary>What the framework could not bind, in our codes.</summary>
internal static class BadRequests
{
    public static (int Status, string Code, string? Detail) Translate(BadHttpRequestException bad) => bad switch
    {
        { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            (bad.StatusCode, ProblemCodes.BodyTooLarge, "the body is larger than this route reads"),
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } =>
            (bad.StatusCode, ProblemCodes.UnsupportedMediaType, "the body must be `application/json`"),
        { InnerException: JsonException json } => (StatusCodes.Status400BadRequest, CodeOf(json), DetailOf(json)),
        _ when IsId(bad.Message) =>
            (StatusCodes.Status400BadRequest, ProblemCodes.InvalidId, "an id in the path is none"),
        _ when bad.Message.StartsWith("Failed to bind parameter", StringComparison.Ordinal) =>
            (
                StatusCodes.Status400BadRequest,
                ProblemCodes.InvalidParameter,
                "a query parameter is not what it has to be"),
        _ => (StatusCodes.Status400BadRequest, ProblemCodes.InvalidBody, "there is no body that this route could read"),
    };

    /// <summary>The code of a body that does not parse.</summary>
    public static string CodeOf(JsonException failure) =>
        failure.Message.Contains("could not be mapped", StringComparison.Ordinal)
            ? ProblemCodes.UnknownField
            : ProblemCodes.InvalidBody;

    /// <summary>Where in the body it is, without the names of our types.</summary>
    public static string DetailOf(JsonException failure) =>
        CodeOf(failure) == ProblemCodes.UnknownField
            ? $"unknown member at `{failure.Path}`"
            : $"the body is not what this route reads, at `{failure.Path ?? "$"}`";

    private static bool IsId(string message) =>
        message.StartsWith("Failed to bind parameter \"", StringComparison.Ordinal)
        && message.Split('"', 3)[1].Split(' ')[0].EndsWith("Id", StringComparison.Ordinal);
}
