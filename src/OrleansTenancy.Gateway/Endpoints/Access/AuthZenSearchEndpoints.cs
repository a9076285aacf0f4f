using System.Text.Json.Serialization;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Catalogue;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Tenants;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Operations;

namespace OrleansTenancy.Gateway.Endpoints.Access;

/// <summary>
/// The search half of the AuthZEN Authorization API 1.0: who may, on what, what may be done. A result is what an
/// evaluation allows at the moment it is found; who may not evaluate does not search either.
/// </summary>
internal static class AuthZenSearchEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var search = routes.MapGroup("/tenants/{tenantId}/access/v1/search").WithTags("authzen")
            .WithoutKey("asks and changes nothing");
        search.MapPost("/subject", Subjects).WithSummary("Who may").Produces<SearchBody<EntityBody>>();
        search.MapPost("/resource", Resources).WithSummary("On what").Produces<SearchBody<EntityBody>>();
        search.MapPost("/action", Actions).WithSummary("What may be done").Produces<SearchBody<ActionBody>>();
    }

    private static async Task<IResult> Subjects(
        TenantId tenantId, Caller caller, HttpRequest http, Gate gate, IGrainFactory grains, IAccessChecks checks)
    {
        using var body = await AuthZenBody.Read(http);
        var request = SearchRequest.Read(body.RootElement, tenantId, SearchedPart.Subject);
        await gate.DemandEvaluation(caller, tenantId, null);
        if (!request.IsAboutUsers || await Candidates(tenantId, grains) is not { } candidates)
        {
            return Shown<EntityBody>([], string.Empty);
        }

        var query = new AccessQuery(tenantId, request.Action, request.ResourceType, request.ResourceId);
        var (found, next) = await new SearchWalk(request).Page(
            candidates.People,
            async users =>
            {
                var asked = users.Select(u => checks.Of(caller, UserId.Parse(u)).Authorize(query).AsTask());
                return [.. (await Task.WhenAll(asked)).Select(r => r.Code)];
            });
        return Shown([.. found.Select(id => new EntityBody(AuthZenEndpoints.SubjectType, id))], next);
    }

    private static async Task<IResult> Resources(
        TenantId tenantId, Caller caller, HttpRequest http, Gate gate, IGrainFactory grains, IAccessChecks checks)
    {
        using var body = await AuthZenBody.Read(http);
        var request = SearchRequest.Read(body.RootElement, tenantId, SearchedPart.Resource);
        await gate.DemandEvaluation(caller, tenantId, request.Subject);
        if (request.Subject is not { } user
            || !(await grains.Of(caller, user).Access([tenantId]))[0].MayEnter
            || await Candidates(tenantId, grains) is not { } candidates)
        {
            return Shown<EntityBody>([], string.Empty);
        }

        var (found, next) = await new SearchWalk(request).Page(
            after => candidates.Resources(request.ResourceType, after),
            async ids =>
            {
                var reply = await checks.Of(caller, user).AuthorizeBulk(
                    new BulkQuery(tenantId, request.Action, request.ResourceType, [.. ids]));
                return [.. reply.Codes.Select(c => (DecisionCode)c)];
            });
        return Shown([.. found.Select(id => new EntityBody(request.ResourceType, id))], next);
    }

    private static async Task<IResult> Actions(
        TenantId tenantId,
        Caller caller,
        HttpRequest http,
        Gate gate,
        IAccessChecks checks,
        ScopeCatalogue catalogue)
    {
        using var body = await AuthZenBody.Read(http);
        var request = SearchRequest.Read(body.RootElement, tenantId, SearchedPart.Action);
        await gate.DemandEvaluation(caller, tenantId, request.Subject);
        if (request.Subject is not { } user)
        {
            return Shown<ActionBody>([], string.Empty);
        }

        var actions = catalogue.ActionsOn(request.ResourceType);
        var (found, next) = await new SearchWalk(request).Page(
            after => Task.FromResult(SearchCandidates.Rest(actions, after)),
            async names =>
            {
                var replies = await checks.Of(caller, user).AuthorizeMany(
                    names.Select(n => new AccessQuery(tenantId, n, request.ResourceType, request.ResourceId)));
                return [.. replies.Select(r => r.Code)];
            });
        return Shown([.. found.Select(name => new ActionBody(name))], next);
    }

    private static async Task<SearchCandidates?> Candidates(TenantId tenant, IGrainFactory grains)
    {
        const long HoldsNothing = -1;
        var reply = await grains.TenantReads(tenant).Policy(HoldsNothing);
        return reply.Policy is { State: TenantState.Active } policy ? new SearchCandidates(policy, grains) : null;
    }

    private static IResult Shown<T>(IReadOnlyList<T> results, string nextToken) =>
        Results.Ok(new SearchBody<T>(results, new SearchPageBody(nextToken, results.Count)));
}

/// <summary>What was found.</summary>
public sealed record SearchBody<T>(IReadOnlyList<T> Results, SearchPageBody Page);

/// <summary>Where the search goes on; an empty token: this was all.</summary>
public sealed record SearchPageBody([property: JsonPropertyName("next_token")] string NextToken, int Count);

/// <summary>A subject or a resource.</summary>
public sealed record EntityBody(string Type, string Id);

/// <summary>An action.</summary>
public sealed record ActionBody(string Name);
