using System.Text.Json.Serialization;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Access;

/// <summary>An answer in the form of the AuthZEN standard.</summary>
/// <param name="Decision">Whether the subject may.</param>
/// <param name="Context">Why.</param>
public sealed record EvaluationBody(bool Decision, EvaluationContext Context)
{
    /// <summary>The answer about somebody that there cannot be.</summary>
    internal static EvaluationBody Nobody { get; } = Of(default, DecisionCode.NoAccess, AccessKnowledge.None);

    internal static EvaluationBody Of(DecisionReply reply, DecisionCode code, AccessKnowledge knowledge)
    {
        var told = reply.Why is { } why ? ExplainRules.Tell(why, knowledge) : null;
        return new EvaluationBody(
            code == DecisionCode.Allowed,
            new EvaluationContext(
                code.ToSlug(),
                new Dictionary<string, string> { ["en"] = DecisionWords.ReasonAdmin(code, told) },
                new Dictionary<string, string> { ["en"] = DecisionWords.ReasonUser(code) },
                reply.Role?.Value,
                reply.Source.ToSlug(),
                null)
            {
                PartnerId = told?.Partner?.ToString(),
                LinkId = told?.Link?.ToString(),
                Hop = told?.Hop.ToSlug(),
                Hint = told?.Hint.ToSlug(),
                Versions = VersionsBody.Of(told),
            });
    }

    internal static EvaluationBody Broken(string fault) =>
        new(
            false,
            new EvaluationContext(
                ProblemCodes.InvalidBody, null, null, null, null, new EvaluationError(400, fault)));
}

/// <summary>Why (X.7).</summary>
/// <param name="Code">The reason.</param>
/// <param name="ReasonAdmin">For whoever administers, as far as the caller may know.</param>
/// <param name="ReasonUser">For the person.</param>
/// <param name="Role">The role that granted.</param>
/// <param name="Source">The path that was used: <c>member</c> or <c>partner</c>.</param>
/// <param name="Error">What is wrong with an item of a batch.</param>
public sealed record EvaluationContext(
    string Code,
    [property: JsonPropertyName("reason_admin"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyDictionary<string, string>? ReasonAdmin,
    [property: JsonPropertyName("reason_user"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyDictionary<string, string>? ReasonUser,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Role,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EvaluationError? Error)
{
    /// <summary>The partner of the path; without one, the partner on whose way the person came furthest.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PartnerId { get; init; }

    /// <summary>The link to that partner.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LinkId { get; init; }

    /// <summary>What stopped the person.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Hop { get; init; }

    /// <summary>Why there is no path.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Hint { get; init; }

    /// <summary>Versions of the facts that decided.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VersionsBody? Versions { get; init; }
}
