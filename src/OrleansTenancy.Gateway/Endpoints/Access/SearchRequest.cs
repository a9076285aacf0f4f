using System.Globalization;
using System.IO.Hashing;
using System.Text.Json;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Paging;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Access;

/// <summary>
/// A search in the form of the AuthZEN standard: a question with one part left open. What is given for the open part
/// is ignored, as the standard says.
/// </summary>
internal sealed record SearchRequest
{
    private const int LimitDefault = 100;
    private const int LimitMax = 1_000;

    /// <summary>The subject; null: left open, or nobody that there could be.</summary>
    public UserId? Subject { get; private init; }

    /// <summary>Whether people can be found or asked about at all: there are no other subjects.</summary>
    public required bool IsAboutUsers { get; init; }

    /// <summary>The action; empty: left open.</summary>
    public required string Action { get; init; }

    /// <summary>Type of the resource.</summary>
    public required string ResourceType { get; init; }

    /// <summary>The resource; empty: left open.</summary>
    public required string ResourceId { get; init; }

    /// <summary>At most so many results.</summary>
    public int Limit { get; private init; }

    /// <summary>Goes on after this one; null: from the start.</summary>
    public string? After { get; private init; }

    private string Fingerprint { get; init; } = string.Empty;

    /// <summary>Reads a search; whatever is wrong with it is a 400.</summary>
    public static SearchRequest Read(JsonElement body, TenantId tenant, SearchedPart open)
    {
        string subject = string.Empty, action = string.Empty;
        string resourceType = string.Empty, resource = string.Empty;
        var fault = AuthZenRequest.Read(body, body, "subject", "type", out var subjectType)
            ?? (open == SearchedPart.Subject ? null : AuthZenRequest.Read(body, body, "subject", "id", out subject))
            ?? (open == SearchedPart.Action ? null : AuthZenRequest.Read(body, body, "action", "name", out action))
            ?? ReadResource(body, open, out resourceType, out resource)
            ?? AuthZenRequest.ReadObject(body, body, "context")
            ?? AuthZenRequest.ReadObject(body, body, "page");
        if (fault is not null)
        {
            throw AuthZenBody.Malformed(fault);
        }

        string[] parts = [tenant.Value, open.ToString(), subjectType, subject, action, resourceType, resource];
        var fingerprint = FingerprintOf(parts);
        var (limit, after) = ReadPage(body, fingerprint);
        var isAboutUsers = subjectType == AuthZenEndpoints.SubjectType;
        return new SearchRequest
        {
            IsAboutUsers = isAboutUsers,
            Subject = isAboutUsers && UserId.TryParse(subject, out var user) ? user : null,
            Action = action,
            ResourceType = resourceType,
            ResourceId = resource,
            Limit = limit,
            After = after,
            Fingerprint = fingerprint,
        };
    }

    /// <summary>What the next request of the same search goes on with.</summary>
    public string TokenAfter(string last) => new Cursor(Fingerprint + last).ToString();

    private static string? ReadResource(JsonElement body, SearchedPart open, out string type, out string id)
    {
        id = string.Empty;
        return AuthZenRequest.Read(body, body, "resource", "type", out type)
            ?? (open == SearchedPart.Resource ? null : AuthZenRequest.Read(body, body, "resource", "id", out id));
    }

    private static (int Limit, string? After) ReadPage(JsonElement body, string fingerprint)
    {
        var limit = LimitDefault;
        string? after = null;
        if (!body.TryGetProperty("page", out var page))
        {
            return (limit, after);
        }

        if (page.TryGetProperty("limit", out var wanted)
            && (wanted.ValueKind != JsonValueKind.Number
                || !wanted.TryGetInt32(out limit)
                || limit is < 1 or > LimitMax))
        {
            throw AuthZenBody.Malformed($"`page.limit` is 1 to {LimitMax}");
        }

        if (page.TryGetProperty("token", out var token))
        {
            after = AuthZenRequest.TryText(token, out var text)
                ? AfterOf(text, fingerprint)
                : throw BadToken();
        }

        return (limit, after);
    }

    // A token goes with the search that it came from: with another one it would leave things out.
    private static string? AfterOf(string token, string fingerprint)
    {
        if (token.Length == 0)
        {
            return null;
        }

        return Cursor.TryParse(token, out var cursor) && cursor.After.StartsWith(fingerprint, StringComparison.Ordinal)
            ? cursor.After[fingerprint.Length..]
            : throw BadToken();
    }

    private static string FingerprintOf(string[] parts) =>
        XxHash64.HashToUInt64(JsonSerializer.SerializeToUtf8Bytes(parts)).ToString("x16", CultureInfo.InvariantCulture);

    private static ProblemException BadToken() =>
        AuthZenBody.Malformed("`page.token` is none that this search has given");
}

/// <summary>The part of a question that a search leaves open.</summary>
internal enum SearchedPart
{
    /// <summary>Who may.</summary>
    Subject = 0,

    /// <summary>On what.</summary>
    Resource = 1,

    /// <summary>What may be done.</summary>
    Action = 2,
}
