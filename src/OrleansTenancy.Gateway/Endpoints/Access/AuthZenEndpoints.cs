using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Hosting;
using OrleansTenancy.Gateway.Operations;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Endpoints.Access;

/// <summary>The AuthZEN Authorization API 1.0: one policy decision point per tenant.</summary>
internal static class AuthZenEndpoints
{
    /// <summary>The only kind of subject that there is.</summary>
    internal const string SubjectType = "user";

    private const int EvaluationsMax = 10_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var access = routes.MapGroup("/tenants/{tenantId}/access/v1").WithTags("authzen")
            .WithoutKey("asks and changes nothing");
        access.MapPost("/evaluation", Evaluate).WithSummary("Evaluate one question").Produces<EvaluationBody>();
        access.MapPost("/evaluations", EvaluateMany)
            .WithSummary("Evaluate several questions").Produces<EvaluationsBody>();
        routes.MapGet("/.well-known/authzen-configuration/tenants/{tenantId}", Metadata)
            .WithTags("authzen")
            .WithSummary("Metadata of the decision point of a tenant")
            .AllowAnonymous();
    }

    private static async Task<IResult> Evaluate(
        TenantId tenantId, Caller caller, HttpRequest request, Gate gate, IAccessChecks checks)
    {
        using var body = await AuthZenBody.Read(request);
        return Results.Ok(await EvaluateOne(body.RootElement, tenantId, caller, gate, checks));
    }

    private static async Task<IResult> EvaluateMany(
        TenantId tenantId, Caller caller, HttpRequest request, Gate gate, IAccessChecks checks)
    {
        using var body = await AuthZenBody.Read(request);
        var semantic = SemanticOf(body.RootElement);
        if (!body.RootElement.TryGetProperty("evaluations", out var list))
        {
            return Results.Ok(await EvaluateOne(body.RootElement, tenantId, caller, gate, checks));
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw AuthZenBody.Malformed("`evaluations` is not an array");
        }

        if (list.GetArrayLength() == 0)
        {
            return Results.Ok(await EvaluateOne(body.RootElement, tenantId, caller, gate, checks));
        }

        if (list.GetArrayLength() > EvaluationsMax)
        {
            throw AuthZenBody.Malformed($"at most {EvaluationsMax} evaluations at once");
        }

        var batch = new AuthZenBatch(tenantId, caller, gate, checks);
        return Results.Ok(new EvaluationsBody(
            AuthZenBatch.Cut(await batch.Evaluate(list, body.RootElement), semantic)));
    }

    private static async Task<EvaluationBody> EvaluateOne(
        JsonElement body, TenantId tenant, Caller caller, Gate gate, IAccessChecks checks)
    {
        if (!AuthZenRequest.TryRead(body, body, out var question, out var fault))
        {
            throw AuthZenBody.Malformed(fault);
        }

        UserId? user = UserOf(question);
        var knowledge = await gate.DemandEvaluation(caller, tenant, user);
        if (user is not { } subject)
        {
            return EvaluationBody.Nobody;
        }

        var reply = await checks.Of(caller, subject).Authorize(
            new AccessQuery(tenant, question.Action, question.ResourceType, question.ResourceId, Explain: true));
        return EvaluationBody.Of(reply, DecisionWords.CodeFor(reply.Code, caller), knowledge);
    }

    /// <summary>The person of a question; null: nobody that there could be.</summary>
    internal static UserId? UserOf(AuthZenRequest question) =>
        question.SubjectType == SubjectType && UserId.TryParse(question.SubjectId, out var user) ? user : null;

    private static Semantic SemanticOf(JsonElement body)
    {
        if (!body.TryGetProperty("options", out var options))
        {
            return Semantic.ExecuteAll;
        }

        if (options.ValueKind != JsonValueKind.Object)
        {
            throw AuthZenBody.Malformed("`options` is not an object");
        }

        if (!options.TryGetProperty("evaluations_semantic", out var semantic))
        {
            return Semantic.ExecuteAll;
        }

        return !AuthZenRequest.TryText(semantic, out var word)
            ? throw AuthZenBody.Malformed("`options.evaluations_semantic` is not a string")
            : word switch
            {
                "execute_all" => Semantic.ExecuteAll,
                "deny_on_first_deny" => Semantic.DenyOnFirstDeny,
                "permit_on_first_permit" => Semantic.PermitOnFirstPermit,
                _ => throw AuthZenBody.Malformed("`options.evaluations_semantic` is none of the standard's"),
            };
    }

    private static IResult Metadata(TenantId tenantId, IOptions<GatewayOptions> options)
    {
        // The Host header is the caller's word; what clients are told to trust is configured.
        var point = $"{options.Value.PublicBaseUrl.ToString().TrimEnd('/')}/tenants/{tenantId}";
        return Results.Ok(new MetadataBody(
            point,
            $"{point}/access/v1/evaluation",
            $"{point}/access/v1/evaluations",
            $"{point}/access/v1/search/subject",
            $"{point}/access/v1/search/resource",
            $"{point}/access/v1/search/action"));
    }
}

/// <summary>How a batch goes on.</summary>
internal enum Semantic
{
    /// <summary>All are evaluated.</summary>
    ExecuteAll = 0,

    /// <summary>The first deny is the last answer.</summary>
    DenyOnFirstDeny = 1,

    /// <summary>The first permit is the last answer.</summary>
    PermitOnFirstPermit = 2,
}

/// <summary>What is wrong with an item of a batch.</summary>
public sealed record EvaluationError(int Status, string Message);

/// <summary>The answers of a batch, in the order of the questions.</summary>
public sealed record EvaluationsBody(IReadOnlyList<EvaluationBody> Evaluations);

/// <summary>Where the decision point is.</summary>
public sealed record MetadataBody(
    [property: JsonPropertyName("policy_decision_point")] string PolicyDecisionPoint,
    [property: JsonPropertyName("access_evaluation_endpoint")] string AccessEvaluationEndpoint,
    [property: JsonPropertyName("access_evaluations_endpoint")] string AccessEvaluationsEndpoint,
    [property: JsonPropertyName("search_subject_endpoint")] string SearchSubjectEndpoint,
    [property: JsonPropertyName("search_resource_endpoint")] string SearchResourceEndpoint,
    [property: JsonPropertyName("search_action_endpoint")] string SearchActionEndpoint);
