using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Access;

/// <summary>One question in the form of the AuthZEN standard; members that we do not know are ignored.</summary>
/// <param name="SubjectType">Type of the subject.</param>
/// <param name="SubjectId">The subject.</param>
/// <param name="Action">What is to be done.</param>
/// <param name="ResourceType">Type of the resource.</param>
/// <param name="ResourceId">The resource.</param>
internal sealed record AuthZenRequest(
    string SubjectType, string SubjectId, string Action, string ResourceType, string ResourceId)
{
    /// <summary>Reads a question; what is missing in it comes from the defaults of the batch.</summary>
    /// <param name="item">The question.</param>
    /// <param name="defaults">The body around it.</param>
    /// <param name="request">The question.</param>
    /// <param name="fault">What is wrong with it.</param>
    public static bool TryRead(
        JsonElement item,
        JsonElement defaults,
        [NotNullWhen(true)] out AuthZenRequest? request,
        [NotNullWhen(false)] out string? fault)
    {
        request = null;
        if (item.ValueKind != JsonValueKind.Object)
        {
            fault = "a question is an object";
            return false;
        }

        string subjectId = string.Empty, action = string.Empty;
        string resourceType = string.Empty, resourceId = string.Empty;
        fault = Read(item, defaults, "subject", "type", out var subjectType)
            ?? Read(item, defaults, "subject", "id", out subjectId)
            ?? Read(item, defaults, "action", "name", out action)
            ?? Read(item, defaults, "resource", "type", out resourceType)
            ?? Read(item, defaults, "resource", "id", out resourceId)
            ?? ReadObject(item, defaults, "context");
        if (fault is not null)
        {
            return false;
        }

        request = new AuthZenRequest(subjectType, subjectId, action, resourceType, resourceId);
        return true;
    }

    /// <summary>Reads one member of an entity; the answer is what is wrong with it.</summary>
    public static string? Read(JsonElement item, JsonElement defaults, string entity, string member, out string value)
    {
        value = string.Empty;
        if (!item.TryGetProperty(entity, out var found) && !defaults.TryGetProperty(entity, out found))
        {
            return $"`{entity}` is missing";
        }

        if (found.ValueKind != JsonValueKind.Object)
        {
            return $"`{entity}` is not an object";
        }

        if (!found.TryGetProperty(member, out var text))
        {
            return $"`{entity}.{member}` is missing";
        }

        if (!TryText(text, out value))
        {
            return $"`{entity}.{member}` is not a string";
        }

        return value.Length == 0 ? $"`{entity}.{member}` is empty" : ReadObject(found, found, "properties");
    }

    /// <summary>The text of a string. Half a character can be written in JSON; it is no text.</summary>
    public static bool TryText(JsonElement element, out string text)
    {
        text = string.Empty;
        if (element.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        try
        {
            text = element.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>What is wrong with a member that has to be an object where it is there.</summary>
    public static string? ReadObject(JsonElement item, JsonElement defaults, string member) =>
        (item.TryGetProperty(member, out var found) || defaults.TryGetProperty(member, out found))
            && found.ValueKind != JsonValueKind.Object
            ? $"`{member}` is not an object"
            : null;
}

/// <summary>Reads a body of the AuthZEN routes.</summary>
internal static class AuthZenBody
{
    /// <summary>The body; whatever is wrong with it is a 400, as the standard says.</summary>
    public static async Task<JsonDocument> Read(HttpRequest request)
    {
        if (request.ContentType?.Split(
            ';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw Malformed("the body must be `application/json`");
        }

        try
        {
            var body = await JsonDocument.ParseAsync(
                request.Body,
                new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false },
                request.HttpContext.RequestAborted);
            return body.RootElement.ValueKind == JsonValueKind.Object
                ? body
                : throw Malformed("the body is not an object");
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // The second is a name with half a character in it.
            throw Malformed("the body is not JSON");
        }
    }

    /// <summary>400.</summary>
    public static ProblemException Malformed(string detail) =>
        new(StatusCodes.Status400BadRequest, ProblemCodes.InvalidBody, detail);
}
